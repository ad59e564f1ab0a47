package io.github.clipsearch.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.demo.DemoClips;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.testing.ColorEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos that are sent to the server. */
class UploadTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private VideoSearchEngine engine = engine();

  @SuppressWarnings("NullAway.Init")
  private WebServer server;

  @SuppressWarnings("NullAway.Init")
  private Browsing browsing;

  private static VideoSearchEngine engine() {
    return VideoSearchEngine.builder()
        .encoder(new ColorEncoder())
        .store(new InMemoryIndexStore())
        .build();
  }

  @BeforeEach
  void serve() {
    server =
        WebServer.builder(engine, folder.resolve("pictures"))
            .port(0)
            .uploads(folder.resolve("uploads"))
            .start();
    browsing = new Browsing(server.address());
  }

  @AfterEach
  void stop() {
    server.close();
    engine.close();
  }

  @Test
  void isKeptAndIndexed() throws Exception {
    Path clip = DemoClips.all().get(1).write(folder);
    byte[] content = Files.readAllBytes(clip);

    Answer first = browsing.post("api/uploads?name=town.mp4", content);
    JsonObject done = outcome(first);

    assertThat(first.status()).isEqualTo(202);
    assertThat(done.get("state").getAsString()).isEqualTo("DONE");
    assertThat(folder.resolve("uploads/town.mp4")).hasBinaryContent(content);
    assertThat(browsing.get("api/videos").list())
        .singleElement()
        .satisfies(video -> assertThat(video.get("id")).isEqualTo(done.get("video")));
  }

  @Test
  void aTakenNameIsNotTakenAgain() throws Exception {
    browsing.post("api/uploads?name=a.mp4", "one".getBytes(StandardCharsets.UTF_8));
    browsing.post("api/uploads?name=a.mp4", "two".getBytes(StandardCharsets.UTF_8));

    assertThat(folder.resolve("uploads/a.mp4")).hasContent("one");
    assertThat(folder.resolve("uploads/a-2.mp4")).hasContent("two");
  }

  @Test
  void whatIsNoVideoIsReported() throws Exception {
    JsonObject failed =
        outcome(
            browsing.post(
                "api/uploads?name=text.mp4", "no video".getBytes(StandardCharsets.UTF_8)));

    assertThat(failed.get("state").getAsString()).isEqualTo("FAILED");
    assertThat(failed.get("error").getAsString()).contains("text.mp4");
    assertThat(browsing.get("api/videos").list()).isEmpty();
  }

  @Test
  void aNameLeadsNowhereElse() throws Exception {
    Answer answer =
        browsing.post(
            "api/uploads?name=" + Browsing.encode("../../x/..\\.hidden<b>.mp4"), new byte[1]);

    assertThat(answer.object().get("name").getAsString()).isEqualTo("hidden_b_.mp4");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(f -> f.toString().contains("hidden")))
          .containsExactly(folder.resolve("uploads/hidden_b_.mp4"));
    }
    assertThat(browsing.post("api/uploads?name=...", new byte[1]).status()).isEqualTo(400);
  }

  /** Asks until the file is indexed, or is not. */
  private JsonObject outcome(Answer accepted) throws Exception {
    long number = accepted.object().get("number").getAsLong();
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      for (JsonObject upload : browsing.get("api/uploads").list()) {
        if (upload.get("number").getAsLong() == number
            && Set.of("DONE", "FAILED").contains(upload.get("state").getAsString())) {
          return upload;
        }
      }
    }
    throw new AssertionError("not indexed within " + PATIENCE);
  }
}
