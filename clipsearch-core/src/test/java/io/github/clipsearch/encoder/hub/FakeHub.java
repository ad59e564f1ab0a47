package io.github.clipsearch.encoder.hub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Behaves like the hub: small files come from it, with a Git id as entity tag; for weights it
 * redirects to a content network, another server, and says their size and SHA-256 before.
 */
final class FakeHub implements AutoCloseable {
  static final String MODEL = "someone/tiny-clip";
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static final Pattern FILE = Pattern.compile("/" + MODEL + "/resolve/([^/]+)/([^/]+)");

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final FakeServer hub;
  private final FakeServer network;

  FakeHub() throws IOException {
    network = new FakeServer(this::serveFromNetwork);
    hub = new FakeServer(this::serve);
  }

  /** A hub with the smallest set of files; their content means nothing. */
  static FakeHub withModel() throws IOException {
    FakeHub hub = new FakeHub();
    for (String file : List.of("config.json", "preprocessor_config.json", "tokenizer.json")) {
      hub.add(file, ("{\"file\": \"" + file + "\"}").getBytes(StandardCharsets.UTF_8));
    }
    hub.add("model.safetensors", weights());
    return hub;
  }

  /** Three and a half MiB that are not the same everywhere. */
  static byte[] weights() {
    byte[] content = new byte[3_670_016];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31 + i / 1000);
    }
    return content;
  }

  void add(String file, byte[] content) {
    files.put(file, content);
  }

  void addAll(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        add(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
  }

  void remove(String file) {
    files.remove(file);
  }

  FakeServer server() {
    return hub;
  }

  FakeServer network() {
    return network;
  }

  URI address() {
    return hub.address();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Matcher path = FILE.matcher(exchange.getRequestURI().getRawPath());
    if (!path.matches()) {
      FakeServer.status(401, "X-Error-Code", "RepoNotFound").handle(exchange);
      return;
    }
    if (!List.of("main", "refs%2Fpr%2F1", COMMIT).contains(path.group(1))) {
      FakeServer.status(404, "X-Error-Code", "RevisionNotFound").handle(exchange);
      return;
    }
    String name = path.group(2);
    byte[] content = files.get(name);
    exchange.getResponseHeaders().set("X-Repo-Commit", COMMIT);
    if (content == null) {
      FakeServer.status(404, "X-Error-Code", "EntryNotFound").handle(exchange);
    } else if (name.endsWith(".safetensors")) {
      FakeServer.status(
              302,
              "X-Linked-Etag",
              "\"" + sha256(content) + "\"",
              "X-Linked-Size",
              String.valueOf(content.length),
              "Location",
              network.address() + "/signed/" + name + "?key=secret")
          .handle(exchange);
    } else {
      exchange.getResponseHeaders().set("ETag", "\"" + gitId(content) + "\"");
      if (exchange.getRequestMethod().equals("HEAD")) {
        FakeServer.status(200, "Content-Length", String.valueOf(content.length)).handle(exchange);
      } else {
        FakeServer.send(exchange, content);
      }
    }
  }

  private void serveFromNetwork(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] content = files.get(path.substring(path.lastIndexOf('/') + 1));
    // content networks have entity tags of their own, which are no hashes of the content
    exchange.getResponseHeaders().set("ETag", "\"0badc0de-42\"");
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      FakeServer.send(exchange, content);
    }
  }

  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(content));
  }

  private static String gitId(byte[] content) {
    MessageDigest digest = digest("SHA-1");
    digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(content));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    hub.close();
    network.close();
  }
}
