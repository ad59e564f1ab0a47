package io.github.clipsearch.examples.extending;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.video.RgbImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** The service that {@link RemoteClipEncoder} asks, on this machine. */
final class EncoderServer implements AutoCloseable {
  private final Gson gson = new Gson();
  private final HttpServer server;

  EncoderServer(ClipEncoder encoder) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/model", exchange -> answer(exchange, encoder.identity()));
    embed("/texts", encoder::encodeTexts);
    embed(
        "/images", files -> encoder.encodeImages(files.stream().map(EncoderServer::read).toList()));
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void embed(String path, Function<List<String>, List<float[]>> encoder) {
    server.createContext(
        path,
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          answer(exchange, encoder.apply(Arrays.asList(gson.fromJson(body, String[].class))));
        });
  }

  private void answer(HttpExchange exchange, Object value) throws IOException {
    byte[] body = gson.toJson(value).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static RgbImage read(String base64) {
    return RgbImage.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
