package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.IndexResult.Outcome;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.testing.ColorEncoder;
import io.github.clipsearch.testing.ForwardingStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is decoded again, what is replaced, and what is left alone. */
class ReindexingTest extends EngineFixture {
  @Test
  void anUnchangedFileIsNotDecodedAgain() {
    Path file = video("a.txt", "30 #ff0000");
    VideoRecord first = engine.index(file).video();

    IndexResult again = engine.index(file);

    assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(again.video()).isEqualTo(first);
    assertThat(decoder.opened()).isEqualTo(1);
  }

  @Test
  void anUnchangedFileIsDecodedAgainWhenAskedFor() {
    Path file = video("a.txt", "30 #ff0000");
    engine.index(file);

    IndexResult again = engine.index(IndexRequest.builder(file).evenIfUnchanged().build());

    assertThat(again.outcome()).isEqualTo(Outcome.REPLACED);
    assertThat(decoder.opened()).isEqualTo(2);
    assertThat(engine.videos()).hasSize(1);
  }

  @Test
  void aChangedFileReplacesItsOlderVersion() {
    Path file = video("a.txt", "30 #ff0000");
    VideoRecord old = engine.index(file).video();
    video("a.txt", "131 #0000ff");

    IndexResult result = engine.index(file);

    assertThat(result.outcome()).isEqualTo(Outcome.REPLACED);
    assertThat(result.video().id()).isNotEqualTo(old.id());
    assertThat(engine.videos()).containsExactly(result.video());
    assertThat(store.scenes(old.id())).isEmpty();
  }

  @Test
  void anotherFileUnderTheSameIdReplacesIt() {
    engine.index(IndexRequest.builder(video("a.txt", "30 #ff0000")).id("x").build());

    IndexResult result =
        engine.index(IndexRequest.builder(video("b.txt", "30 #0000ff")).id("x").build());

    assertThat(result.outcome()).isEqualTo(Outcome.REPLACED);
    assertThat(engine.videos())
        .extracting(v -> v.uri().getPath())
        .allMatch(p -> p.endsWith("b.txt"));
    assertThat(engine.search("blue", 1).hits().get(0).score()).isCloseTo(1, within(1e-6));
  }

  @Test
  void otherSettingsAreDetectedAnew() {
    Path file = video("a.txt", "30 #000000", "30 #505050"); // a step of 26.7, below the default
    engine.index(file);
    try (VideoSearchEngine finer =
        VideoSearchEngine.builder()
            .decoder(decoder)
            .encoder(new ColorEncoder())
            .store(new ForwardingStore(store, false))
            .detector(ContentDetector.builder().threshold(20).build())
            .build()) {

      IndexResult result = finer.index(file);

      assertThat(result.outcome()).isEqualTo(Outcome.REPLACED);
      assertThat(result.video().sceneCount()).isEqualTo(2);
    }
  }

  @Test
  void newMetadataOfAKnownContentIsStoredWithoutDecoding() {
    Path file = video("a.txt", "30 #ff0000");
    engine.index(IndexRequest.builder(file).metadata("title", "old").build());

    IndexResult result = engine.index(IndexRequest.builder(file).metadata("title", "new").build());

    assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
    assertThat(engine.videos().get(0).metadata()).isEqualTo(Map.of("title", "new"));
    assertThat(engine.index(file).video().metadata()).isEqualTo(Map.of("title", "new"));
    assertThat(decoder.opened()).isEqualTo(1);
  }

  @Test
  void aMovedFileKeepsItsEntryAndACopyIsTheSameVideo() throws Exception {
    Path file = video("a.txt", "30 #ff0000");
    VideoRecord first = engine.index(file).video();
    Path copy = Files.copy(file, folder.resolve("copy.txt"));

    assertThat(engine.index(copy).video()).isEqualTo(first);
    VideoRecord described =
        engine.index(IndexRequest.builder(copy).metadata("title", "red").build()).video();
    assertThat(described.uri()).isEqualTo(first.uri());
    assertThat(described.metadata()).isEqualTo(Map.of("title", "red"));

    Files.delete(file);
    IndexResult moved = engine.index(copy);
    assertThat(moved.outcome()).isEqualTo(Outcome.UPDATED);
    assertThat(engine.videos()).extracting(VideoRecord::uri).containsExactly(copy.toUri());
    assertThat(decoder.opened()).isEqualTo(1);
  }
}
