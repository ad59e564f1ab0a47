package io.github.clipsearch.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.examples.demo.SharedClips;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.approximate.ApproximateIndexStore;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as the command line starts it; what it answers is for the tests of the web page. */
@Timeout(120)
class ServeCommandTest {
  @TempDir static Path folder;

  private static Path index = Path.of("");

  @BeforeAll
  static void makeIndex() throws Exception {
    Path clips = Files.createDirectory(folder.resolve("clips"));
    SharedClips.writeTo(clips);
    index = folder.resolve("index");
    CommandRun run = CommandRun.of("index", "--index", index, "--model", "small", clips);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void servesTheIndexUntilItIsEnded() throws Exception {
    try (Serving serving = new Serving()) {
      assertThat(serving.videos()).contains("garden.mp4", "town.mp4");
    }
    LmdbIndexStore.open(index).close(); // which is refused as long as the server has it
  }

  @Test
  void keepsAGraphInTheFolderThatIsNamed() throws Exception {
    Path graph = folder.resolve("graph");
    try (Serving serving = new Serving("--graph", graph)) {
      assertThat(serving.videos()).contains("garden.mp4", "town.mp4");
      assertThatThrownBy(() -> openGraph(graph))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining(graph.toString());
    }
    openGraph(graph);
    LmdbIndexStore.open(index).close();
  }

  @Test
  void aGraphFolderThatHoldsSomethingElseIsRefusedAndTheIndexLetGo() {
    CommandRun run = CommandRun.of("serve", "--index", index, "--model", "small", "--graph", index);

    assertThat(run.exitCode()).isEqualTo(Clipsearch.BAD_INPUT);
    assertThat(run.err()).contains(index.toString(), "data.mdb");
    LmdbIndexStore.open(index).close();
  }

  private static void openGraph(Path graph) {
    try (InMemoryIndexStore store = new InMemoryIndexStore()) {
      store.claim(new EncoderIdentity("any", 4));
      ApproximateIndexStore.open(store, graph).close();
    }
  }

  /** A running command, ended by an interrupt in place of Ctrl-C, which would end the tests. */
  private static final class Serving implements AutoCloseable {
    private final StringWriter errors = new StringWriter();
    private final Thread thread;
    private final String address;

    Serving(Object... options) throws Exception {
      PipedWriter out = new PipedWriter();
      BufferedReader lines = new BufferedReader(new PipedReader(out));
      Stream<Object> always = Stream.of("serve", "--index", index, "--model", "small", "--port", 0);
      String[] args =
          Stream.concat(always, Stream.of(options)).map(Object::toString).toArray(String[]::new);
      thread =
          new Thread(
              () -> {
                try (PrintWriter writer = new PrintWriter(out, true)) {
                  Clipsearch.commandLine()
                      .setOut(writer)
                      .setErr(new PrintWriter(errors, true))
                      .execute(args);
                }
              });
      thread.start();
      String line = lines.readLine();
      assertThat(line).as(() -> errors.toString()).startsWith("Serving http://");
      address = line.substring("Serving ".length());
    }

    String videos() throws Exception {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address).resolve("/api/videos")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }

    @Override
    public void close() {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException("the test was stopped", e);
      }
    }
  }
}
