package io.github.clipsearch.encoder.hub;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the hub about files of one model and for their content. */
final class HubClient {
  private static final int MOST_REDIRECTS = 10;

  private final HttpClient http;
  private final URI endpoint;
  private final @Nullable String token;
  private final ModelName model;
  private final HubErrors errors;
  private final Duration timeout;

  /** The client must not follow redirects: it would take the token along. */
  HubClient(
      HttpClient http,
      URI endpoint,
      @Nullable String token,
      ModelName model,
      HubErrors errors,
      Duration timeout) {
    this.http = http;
    this.endpoint = endpoint;
    this.token = token;
    this.model = model;
    this.errors = errors;
    this.timeout = timeout;
  }

  /** What the hub says about a file; empty when it does not have it. */
  Optional<RemoteFile> find(String revision, String file)
      throws TransientFailure, InterruptedException {
    URI uri = uri(revision, file);
    FileFacts facts = new FileFacts();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      try (Answer answer = send(uri, "HEAD", 0, true)) {
        facts.add(answer);
        if (answer.isRedirect()) {
          URI target = target(answer);
          if (!isSameOrigin(target, uri) && facts.areComplete()) {
            return Optional.of(remoteFile(uri, file, facts));
          }
          uri = target;
        } else if (answer.status() == 200) {
          facts.addOwn(answer);
          return Optional.of(remoteFile(uri, file, facts));
        } else if (HubErrors.isOnlyFileMissing(answer)) {
          return Optional.empty();
        } else {
          throw throwable(errors.ofHub(answer, revision, file));
        }
      }
    }
    throw errors.notAHub(uri, "redirects in a circle");
  }

  /** The content from a byte on, or all of it when the server cannot do that: see the status. */
  Answer open(RemoteFile file, long from) throws TransientFailure, InterruptedException {
    URI uri = uri(file.commit(), file.name());
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Answer answer = send(uri, "GET", from, false);
      int status = answer.status();
      if (status == 200 || status == 206 || status == 416) {
        return answer;
      }
      try (answer) {
        if (!answer.isRedirect()) {
          throw throwable(
              isSameOrigin(uri, endpoint)
                  ? errors.ofHub(answer, file.commit(), file.name())
                  : errors.ofAnyServer(answer));
        }
        uri = target(answer);
      }
    }
    throw errors.notAHub(uri, "redirects in a circle");
  }

  /** For several causes in one expression: throws the unchecked ones, gives back the other kind. */
  private static TransientFailure throwable(Exception problem) {
    if (problem instanceof TransientFailure failure) {
      return failure;
    }
    throw (ModelDownloadException) problem;
  }

  private URI uri(String revision, String file) {
    String base = endpoint.toString().replaceFirst("/+$", "");
    return URI.create(
        base
            + "/"
            + model
            + "/resolve/"
            + URLEncoder.encode(revision, StandardCharsets.UTF_8)
            + "/"
            + file);
  }

  private URI target(Answer answer) {
    URI target =
        answer
            .header("Location")
            .map(location -> resolve(answer.uri(), location))
            .orElseThrow(() -> errors.notAHub(answer.uri(), "redirects to nowhere"));
    boolean web = "https".equals(target.getScheme()) || "http".equals(target.getScheme());
    boolean downgrade =
        "https".equals(answer.uri().getScheme()) && !"https".equals(target.getScheme());
    if (!web || downgrade || target.getHost() == null) {
      throw errors.notAHub(
          answer.uri(), "redirects to an address that is not safe, at " + target.getHost());
    }
    return target;
  }

  private URI resolve(URI base, String location) {
    try {
      return base.resolve(location);
    } catch (IllegalArgumentException e) {
      throw errors.notAHub(base, "redirects to what is no address");
    }
  }

  private Answer send(URI uri, String method, long from, boolean firstContact)
      throws TransientFailure, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("User-Agent", "clipsearch")
            // the size and the hash are those of the plain bytes
            .header("Accept-Encoding", "identity");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    if (token != null && isSameOrigin(uri, endpoint)) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return Answer.of(answerTo(request.build()), timeout);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      if (firstContact) {
        throw errors.unreachable(uri, e);
      }
      throw errors.broken(uri, e);
    } catch (IOException e) {
      throw errors.broken(uri, e);
    }
  }

  /** Not the request's own timeout: newer JDKs count the whole body into that. */
  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> answerTo(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      // does nothing to one that has come
      answer.cancel(true);
    }
  }

  private static boolean isSameOrigin(URI a, URI b) {
    return a.getScheme().equalsIgnoreCase(b.getScheme())
        && a.getHost().equalsIgnoreCase(b.getHost())
        && port(a) == port(b);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private RemoteFile remoteFile(URI uri, String file, FileFacts facts) {
    String commit =
        facts
            .commit()
            .filter(Revision::isCommit)
            .orElseThrow(() -> errors.notAHub(uri, "names no commit in X-Repo-Commit"));
    // it is also a file's name, which must not lead elsewhere
    String etag =
        facts
            .etag()
            .filter(ContentHash::isHash)
            .orElseThrow(() -> errors.notAHub(uri, "names no hash in ETag or X-Linked-Etag"));
    return new RemoteFile(file, commit, etag, facts.size());
  }
}
