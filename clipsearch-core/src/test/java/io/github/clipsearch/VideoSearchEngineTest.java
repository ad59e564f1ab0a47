package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.IndexResult.Outcome;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.testing.ColorEncoder;
import io.github.clipsearch.testing.ForwardingStore;
import io.github.clipsearch.video.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VideoSearchEngineTest extends EngineFixture {
  @Test
  void findsTheSceneThatATextDescribesAndSaysWhen() {
    engine.index(video("a.txt", "30 #ff0000", "50 #0000ff", "20 #ff0000"));
    engine.index(video("b.txt", "40 #00ff00"));

    List<VideoHit> hits = engine.search("blue", 5).hits();

    assertThat(hits).hasSize(2);
    VideoHit best = hits.get(0);
    assertThat(best.video().uri()).isEqualTo(folder.resolve("a.txt").toUri());
    assertThat(best.score()).isCloseTo(1, within(1e-6));
    assertThat(best.scenes()).extracting(SceneHit::start).containsExactly(0.0, 1.2, 3.2);
    assertThat(best.bestScene().number()).isEqualTo(1);
    assertThat(best.bestScene().start()).isEqualTo(1.2);
    assertThat(best.bestScene().end()).isEqualTo(3.2);
    assertThat(best.bestScene().time()).isBetween(1.2, 3.2);
    // By hand: the first pixels are (1,0,0,.1) and (0,0,1,.1), so the cosine is .01 / 1.01.
    assertThat(best.scenes().get(0).score()).isCloseTo(0.01 / 1.01, within(1e-6));
  }

  @Test
  void findsWhatLooksLikeAnImage() {
    engine.index(video("a.txt", "30 #ff0000"));
    engine.index(video("b.txt", "30 #00ff00"));
    RgbImage green = new RgbImage(1, 1, new byte[] {0, (byte) 0xff, 0});

    List<VideoHit> hits = engine.search(SearchRequest.image(green).limit(1).build()).hits();

    assertThat(hits).hasSize(1);
    assertThat(hits.get(0).video().uri().getPath()).endsWith("b.txt");
  }

  @Test
  void theRankingDecidesWhatComesFirst() {
    engine.index(IndexRequest.builder(video("a.txt", "30 #0000ff", "30 #ff0000")).id("a").build());
    engine.index(IndexRequest.builder(video("b.txt", "30 #0000b0")).id("b").build());

    assertThat(engine.search("blue", 2)).extracting(h -> h.video().id()).containsExactly("a", "b");
    SearchRequest mean = SearchRequest.text("blue").ranking(VideoRanking.mean()).build();
    assertThat(engine.search(mean)).extracting(h -> h.video().id()).containsExactly("b", "a");
  }

  @Test
  void tellsWhatItKnowsOfAVideo() {
    Path file = video("a.txt", "30 #ff0000", "45 #0000ff");

    IndexResult result =
        engine.index(
            IndexRequest.builder(file)
                .id("my video")
                .metadata("title", "Two colours")
                .metadata("year", 2026)
                .metadata("rating", 4.5)
                .metadata("public", true)
                .build());

    assertThat(result.outcome()).isEqualTo(Outcome.INDEXED);
    VideoRecord video = result.video();
    assertThat(video.id()).isEqualTo("my video");
    assertThat(video.frameCount()).isEqualTo(75);
    assertThat(video.duration()).isCloseTo(3, within(1e-9));
    assertThat(video.sceneCount()).isEqualTo(2);
    assertThat(video.width()).isEqualTo(64);
    assertThat(video.height()).isEqualTo(48);
    assertThat(video.status()).isEqualTo(VideoStatus.COMPLETE);
    assertThat(video.metadata())
        .isEqualTo(Map.of("title", "Two colours", "year", 2026L, "rating", 4.5, "public", true));
    assertThat(engine.videos()).containsExactly(video);
    assertThat(engine.scenes("my video"))
        .extracting(SceneRecord::scene)
        .containsExactly(new Scene(0, 30, 0, 1.2), new Scene(30, 75, 1.2, 3));
    assertThat(engine.scenes("another")).isEmpty();
  }

  @Test
  void ofADamagedVideoWhatCanBeReadIsIndexed() {
    IndexResult result = engine.index(video("a.txt", "30 #ff0000", "lost 3 packets"));

    assertThat(result.video().status()).isEqualTo(VideoStatus.PARTIAL);
    assertThat(result.video().warnings()).containsExactly("lost 3 packets");
    assertThat(engine.search("red", 1)).hasSize(1);
  }

  @Test
  void aBadVideoInABatchIsReportedAndTheBatchGoesOn() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "not a video");
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    List<Path> files =
        List.of(
            folder.resolve("absent.mp4"),
            video("a.txt", "30 #ff0000"),
            text,
            folder,
            empty,
            video("b.txt", "30 #0000ff"));

    IndexReport report = engine.indexAll(files.stream().map(IndexRequest::of).toList());

    assertThat(report.results()).extracting(r -> r.video().uri().getPath()).hasSize(2);
    assertThat(report.failures())
        .extracting(f -> ((VideoReadException) f.cause()).reason())
        .containsExactly(
            VideoReadException.Reason.NOT_FOUND,
            VideoReadException.Reason.UNREADABLE,
            VideoReadException.Reason.NOT_A_FILE,
            VideoReadException.Reason.EMPTY);
    assertThat(report.failures())
        .allSatisfy(f -> assertThat(f.cause()).hasMessageContaining(f.file().toString()));
    assertThat(engine.videos()).hasSize(2);
  }

  @Test
  void progressTellsFramesAndScenes() {
    List<IndexProgress> seen = new ArrayList<>();

    engine.index(
        IndexRequest.builder(video("a.txt", "30 #ff0000", "45 #0000ff"))
            .onProgress(seen::add)
            .build());

    assertThat(seen).extracting(IndexProgress::framesDone).isSorted();
    assertThat(seen).extracting(IndexProgress::framesTotal).containsOnly(OptionalLong.of(75));
    IndexProgress last = seen.get(seen.size() - 1);
    assertThat(last.framesDone()).isEqualTo(75);
    assertThat(last.scenes()).isEqualTo(2);
  }

  @Test
  void anExceptionFromTheProgressListenerEndsIndexingAndStoresNothing() {
    IndexRequest request =
        IndexRequest.builder(video("a.txt", "30 #ff0000"))
            .onProgress(
                progress -> {
                  throw new IllegalStateException("enough");
                })
            .build();

    assertThatThrownBy(() -> engine.index(request)).hasMessage("enough");
    assertThat(engine.videos()).isEmpty();
  }

  @Test
  void anInterruptedThreadStopsIndexingAndStaysInterrupted() {
    Path file = video("a.txt", "30 #ff0000");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> engine.index(file)).isInstanceOf(IndexingInterruptedException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(engine.videos()).isEmpty();
  }

  @Test
  void closingStopsRunningIndexing() throws Exception {
    Path file = video("a.txt", "100000 #ff0000");
    List<Throwable> thrown = new ArrayList<>();
    CountDownLatch running = new CountDownLatch(1);
    IndexRequest request =
        IndexRequest.builder(file).onProgress(progress -> running.countDown()).build();
    Thread indexing =
        new Thread(
            () -> {
              try {
                engine.index(request);
              } catch (ClipSearchException e) {
                thrown.add(e);
              }
            });
    indexing.start();
    running.await();

    engine.close();
    indexing.join();

    assertThat(thrown).hasSize(1);
    assertThat(thrown.get(0)).isInstanceOf(IndexingInterruptedException.class);
  }

  @Test
  void closingFromWithinACallIsRefusedInsteadOfWaitingForItself() {
    IndexRequest request =
        IndexRequest.builder(video("a.txt", "30 #ff0000"))
            .onProgress(progress -> engine.close())
            .build();

    assertThatThrownBy(() -> engine.index(request)).hasMessageContaining("progress listener");
  }

  @Test
  void removedVideosAreFoundNoMore() {
    String id = engine.index(video("a.txt", "30 #ff0000")).video().id();

    assertThat(engine.remove(id)).isTrue();
    assertThat(engine.remove(id)).isFalse();
    assertThat(engine.videos()).isEmpty();
    assertThat(engine.search("red", 1)).isEmpty();
    assertThat(engine.index(folder.resolve("a.txt")).outcome()).isEqualTo(Outcome.INDEXED);
  }

  @Test
  void badQueriesAreRefused() {
    assertThatThrownBy(() -> engine.search("  ", 3))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> engine.search("red", 0))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("0");
    assertThatThrownBy(() -> SearchRequest.image(folder.resolve("no.png")))
        .isInstanceOf(ImageReadException.class)
        .hasMessageContaining("no.png");
  }

  @Test
  void anEmptyIndexHasNoHits() {
    assertThat(engine.search("red", 3)).isEmpty();
  }

  @Test
  void anIndexOfAnotherEncoderIsRefusedAndNamesBoth() {
    engine.index(video("a.txt", "30 #ff0000"));
    ColorEncoder other = new ColorEncoder("other");
    VideoSearchEngine.Builder builder =
        VideoSearchEngine.builder().encoder(other).store(new ForwardingStore(store, false));

    assertThatThrownBy(builder::build)
        .isInstanceOf(IncompatibleIndexException.class)
        .hasMessageContaining("'color' (4 dimensions)")
        .hasMessageContaining("'other' (4 dimensions)");
    assertThat(other.isClosed()).isTrue();
    assertThat(engine.videos()).hasSize(1);
  }

  @Test
  void aClosedEngineSaysSo() {
    engine.close();
    engine.close();

    assertThat(encoder.isClosed()).isTrue();
    assertThatThrownBy(() -> engine.search("red", 1)).isInstanceOf(AlreadyClosedException.class);
    assertThatThrownBy(() -> engine.index(folder)).isInstanceOf(AlreadyClosedException.class);
    assertThatThrownBy(engine::videos).isInstanceOf(AlreadyClosedException.class);
    assertThatThrownBy(() -> engine.remove("x")).isInstanceOf(AlreadyClosedException.class);
  }

  @Test
  void aMissingPartIsNamed() {
    assertThatThrownBy(() -> VideoSearchEngine.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("encoder");
  }

  @Test
  void withoutADecoderTheMessageNamesTheDependency() {
    try (VideoSearchEngine bare =
        VideoSearchEngine.builder()
            .encoder(new ColorEncoder())
            .store(new InMemoryIndexStore())
            .build()) {
      Path file = video("a.txt", "30 #ff0000");
      Thread thread = Thread.currentThread();
      ClassLoader loader = thread.getContextClassLoader();
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader()); // knows no decoder

      try {
        assertThatThrownBy(() -> bare.index(file))
            .hasMessageContaining("clipsearch-ffmpeg-bytedeco")
            .hasMessageContaining("clipsearch-ffmpeg ");
      } finally {
        thread.setContextClassLoader(loader);
      }
    }
  }
}
