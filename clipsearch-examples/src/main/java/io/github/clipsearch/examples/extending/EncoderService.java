package io.github.clipsearch.examples.extending;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.encoder.EncoderIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service's end of the line. Safe for use by several threads. */
final class EncoderService {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final URI address;
  private final Gson gson;

  EncoderService(URI address, Gson gson) {
    this.address = address;
    this.gson = gson;
  }

  EncoderIdentity identity() {
    return answer(HttpRequest.newBuilder(address.resolve("model")).build(), EncoderIdentity.class);
  }

  List<float[]> embed(String kind, List<String> inputs) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(kind))
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(gson.toJson(inputs)))
            .build();
    return List.of(answer(request, float[][].class));
  }

  private <T> T answer(HttpRequest request, Class<T> type) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw failure(request, "the answer was " + response.statusCode(), null);
      }
      @Nullable T value = gson.fromJson(response.body(), type);
      if (value == null) {
        throw failure(request, "the answer was empty", null);
      }
      return value;
    } catch (IOException | JsonParseException e) {
      throw failure(request, String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(request, "the thread was interrupted", e);
    }
  }

  private static ClipSearchException failure(
      HttpRequest request, String problem, @Nullable Throwable cause) {
    return new ClipSearchException(
        "The encoder's service %s failed: %s".formatted(request.uri(), problem), cause);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
