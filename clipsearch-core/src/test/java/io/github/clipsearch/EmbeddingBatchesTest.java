package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.video.RgbImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What comes to the encoder at once, and what becomes of the videos when it fails. */
class EmbeddingBatchesTest extends ParallelFixture {
  @Test
  void shortVideosShareABatch() {
    VideoSearchEngine engine = engine(1);

    IndexReport report = engine.indexAll(shortVideos(20));

    assertThat(report.results()).hasSize(20);
    assertThat(encoder.batches()).containsExactly(16, 4);
  }

  @Test
  void aHelperStartsWhenABatchIsWorthwhile() {
    VideoSearchEngine engine = engine(2);

    engine.indexAll(shortVideos(50));

    assertThat(encoder.batches().stream().mapToInt(size -> size).sum()).isEqualTo(50);
    assertThat(encoder.batches()).allMatch(size -> size <= 16);
    assertThat(encoder.batches().stream().filter(size -> size < 8).count())
        .as("batches of less than 8, of which only the last one may be: " + encoder.batches())
        .isLessThanOrEqualTo(1);
  }

  @Test
  void everySceneGetsItsOwnVectorHoweverManyThreadsEmbed() {
    VideoSearchEngine engine = engine(8);
    List<IndexRequest> requests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      requests.add(IndexRequest.builder(video("v" + i, 7 + i)).id("v" + i).build());
    }

    engine.indexAll(requests);

    for (int i = 0; i < 10; i++) {
      List<SceneRecord> scenes = engine.scenes("v" + i);
      assertThat(scenes).hasSize(7 + i);
      for (int scene = 0; scene < scenes.size(); scene++) {
        SceneRecord record = scenes.get(scene);
        assertThat(record.scene().startFrame()).isEqualTo(30L * scene);
        // By hand: red is (1, 0, 0, 0.1) and blue (0, 0, 1, 0.1), divided by the root of 1.01.
        float[] vector = record.embedding();
        assertThat(vector[scene % 2 == 0 ? 0 : 2]).isCloseTo(0.995037f, within(1e-6f));
      }
    }
  }

  @Test
  void decodingWaitsForAnEncoderThatIsSlower() throws Exception {
    VideoSearchEngine engine = engine(2);
    Path file = video("long", 200);
    CountDownLatch bothThreadsEmbed = new CountDownLatch(2);
    CountDownLatch released = new CountDownLatch(1);
    encoder.beforeEncoding(
        images -> {
          bothThreadsEmbed.countDown();
          await(released);
        });
    List<Throwable> thrown = new ArrayList<>();

    Thread indexing = start(thrown, () -> engine.index(file));
    bothThreadsEmbed.await(); // so the one that decodes does not decode

    int waiting = encoder.prepared();
    released.countDown();
    indexing.join();
    assertThat(thrown).isEmpty();
    // 16 in each of two batches, 32 in the queue, and the one that no longer fitted
    assertThat(waiting).isLessThanOrEqualTo(2 * 16 + 32 + 1);
    assertThat(engine.videos().get(0).sceneCount()).isEqualTo(200);
  }

  @Test
  void aPictureThatTheEncoderRefusesFailsItsVideoOnly() {
    VideoSearchEngine engine = engine(1);
    Path good = video("good", RED, BLUE);
    Path bad = video("bad", RED, WHITE);
    Path alsoGood = video("also-good", BLUE);
    encoder.beforeEncoding(EmbeddingBatchesTest::refuseWhite);

    IndexReport report =
        engine.indexAll(
            List.of(IndexRequest.of(good), IndexRequest.of(bad), IndexRequest.of(alsoGood)));

    assertThat(encoder.batches().get(0)).as("pictures in the first batch").isEqualTo(5);
    assertThat(report.results()).extracting(r -> fileOf(r)).containsExactly(good, alsoGood);
    assertThat(report.failures()).hasSize(1);
    assertThat(report.failures().get(0).file()).isEqualTo(bad);
    assertThat(report.failures().get(0).cause())
        .isInstanceOf(EncodingException.class)
        .hasMessageContaining(bad.toString())
        .hasMessageContaining("no white here");
    assertThat(engine.videos()).hasSize(2);
  }

  @Test
  void whenTheEncoderFailsTheOlderVersionStays() {
    VideoSearchEngine engine = engine(2);
    Path file = video("a", RED);
    engine.index(file);
    video("a", WHITE);
    encoder.beforeEncoding(EmbeddingBatchesTest::refuseWhite);

    assertThatThrownBy(() -> engine.index(file))
        .isInstanceOf(EncodingException.class)
        .hasRootCauseMessage("no white here");

    assertThat(engine.search("red", 1).hits().get(0).score()).isCloseTo(1, within(1e-6));
    encoder.beforeEncoding(images -> {});
    assertThat(engine.index(file).outcome()).isEqualTo(IndexResult.Outcome.REPLACED);
  }

  @Test
  void aLongVideoStopsSoonAfterTheEncoderHasFailed() {
    VideoSearchEngine engine = engine(1);
    Path file = video("long", 200);
    encoder.beforeEncoding(
        images -> {
          throw new IllegalStateException("out of order");
        });

    assertThatThrownBy(() -> engine.index(file)).hasMessageContaining("out of order");

    assertThat(encoder.prepared()).isLessThan(50);
  }

  @Test
  void anErrorOfTheEncoderReachesTheCallerAsItIs() {
    VideoSearchEngine engine = engine(2);
    Path file = video("a", 20);
    encoder.beforeEncoding(
        images -> {
          throw new NoClassDefFoundError("native part");
        });

    assertThatThrownBy(() -> engine.index(file)).isInstanceOf(NoClassDefFoundError.class);
    assertThat(engine.videos()).isEmpty();
  }

  private static void refuseWhite(List<RgbImage> images) {
    if (images.stream().anyMatch(image -> image.pixels()[1] == -1)) {
      throw new IllegalArgumentException("no white here");
    }
  }
}
