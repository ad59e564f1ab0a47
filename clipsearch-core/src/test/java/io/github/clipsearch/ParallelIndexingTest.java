package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IndexResult.Outcome;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.testing.ColorEncoder;
import io.github.clipsearch.video.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several videos at the same time, in one engine and in several. */
class ParallelIndexingTest extends ParallelFixture {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void resultsAndFailuresAreInTheOrderOfTheRequests(int parallelism) throws Exception {
    VideoSearchEngine engine = engine(parallelism);
    List<Path> good = new ArrayList<>();
    List<Path> bad = new ArrayList<>();
    List<IndexRequest> requests = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      good.add(video("v" + i, 13 - i));
      requests.add(IndexRequest.builder(good.get(i)).id("v" + i).build());
      bad.add(Files.writeString(folder.resolve("bad" + i), "no video " + i));
      requests.add(IndexRequest.of(bad.get(i)));
    }

    IndexReport report = engine.indexAll(requests);

    assertThat(report.results()).extracting(r -> fileOf(r)).containsExactlyElementsOf(good);
    assertThat(report.failures())
        .extracting(IndexReport.Failure::file)
        .containsExactlyElementsOf(bad);
    assertThat(engine.videos()).hasSize(12);
  }

  @Test
  void halfOfTheThreadsDecodeAVideoEach() {
    VideoSearchEngine engine = engine(4);
    CountDownLatch bothAreDecoded = new CountDownLatch(2);
    List<IndexRequest> requests =
        Stream.of(video("a", 3), video("b", 4))
            .map(
                file ->
                    IndexRequest.builder(file)
                        .onProgress(
                            progress -> {
                              bothAreDecoded.countDown();
                              await(bothAreDecoded);
                            })
                        .build())
            .toList();

    assertThat(engine.indexAll(requests).results()).hasSize(2);
  }

  @Test
  void theProgressOfAVideoComesFromOneThreadAndAscends() {
    VideoSearchEngine engine = engine(8);
    Map<Path, Set<Thread>> threads = new ConcurrentHashMap<>();
    Map<Path, List<Long>> frames = new ConcurrentHashMap<>();
    List<IndexRequest> requests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      requests.add(
          IndexRequest.builder(video("v" + i, i + 1))
              .onProgress(
                  progress -> {
                    threads
                        .computeIfAbsent(progress.file(), f -> ConcurrentHashMap.newKeySet())
                        .add(Thread.currentThread());
                    frames
                        .computeIfAbsent(
                            progress.file(), f -> Collections.synchronizedList(new ArrayList<>()))
                        .add(progress.framesDone());
                  })
              .build());
    }

    engine.indexAll(requests);

    assertThat(threads).hasSize(10).allSatisfy((file, of) -> assertThat(of).hasSize(1));
    assertThat(frames).allSatisfy((file, of) -> assertThat(of).isSorted());
    for (int i = 0; i < 10; i++) {
      assertThat(frames.get(folder.resolve("v" + i))).last().isEqualTo(30L * (i + 1));
    }
  }

  @Test
  void requestsAboutOneIdTakeEffectInOrder() {
    VideoSearchEngine engine = engine(8);
    List<IndexRequest> requests = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      requests.add(IndexRequest.builder(video("v" + i, 12 - 2 * i)).id("x").build());
    }

    IndexReport report = engine.indexAll(requests);

    assertThat(report.results())
        .extracting(IndexResult::outcome)
        .containsExactly(
            Outcome.INDEXED,
            Outcome.REPLACED,
            Outcome.REPLACED,
            Outcome.REPLACED,
            Outcome.REPLACED,
            Outcome.REPLACED);
    assertThat(engine.videos()).hasSize(1);
    assertThat(engine.videos().get(0).uri()).isEqualTo(folder.resolve("v5").toUri());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void copiesAreDecodedOnce(int parallelism) throws Exception {
    VideoSearchEngine engine = engine(parallelism);
    Path file = video("a", 3);
    List<IndexRequest> requests = new ArrayList<>(List.of(IndexRequest.of(file)));
    for (int i = 0; i < 5; i++) {
      requests.add(IndexRequest.of(Files.copy(file, folder.resolve("copy" + i))));
    }

    IndexReport report = engine.indexAll(requests);

    assertThat(report.results())
        .extracting(IndexResult::outcome)
        .containsOnlyOnce(Outcome.INDEXED)
        .contains(Outcome.UNCHANGED);
    assertThat(decoder.opened()).isEqualTo(1);
    assertThat(engine.videos()).hasSize(1);
  }

  @Test
  void aListenerThatFailsEndsTheBatchAndWhatWasDecodedBeforeIsStored() {
    VideoSearchEngine engine = engine(1);
    IndexRequest failing =
        IndexRequest.builder(video("b", 2))
            .onProgress(
                progress -> {
                  throw new IllegalStateException("enough");
                })
            .build();
    List<IndexRequest> requests =
        List.of(IndexRequest.of(video("a", 1)), failing, IndexRequest.of(video("c", 3)));

    assertThatThrownBy(() -> engine.indexAll(requests)).hasMessage("enough");

    assertThat(engine.videos())
        .extracting(v -> Path.of(v.uri()))
        .containsExactly(folder.resolve("a"));
    assertThat(engine.index(folder.resolve("c")).outcome()).isEqualTo(Outcome.INDEXED);
  }

  @Test
  void aListenerThatFailsStopsTheOtherThreads() {
    VideoSearchEngine engine = engine(4);
    CountDownLatch otherIsAtWork = new CountDownLatch(1);
    List<IndexRequest> requests =
        List.of(
            IndexRequest.builder(longVideo("a"))
                .onProgress(progress -> otherIsAtWork.countDown())
                .build(),
            IndexRequest.builder(video("b", 2))
                .onProgress(
                    progress -> {
                      await(otherIsAtWork);
                      throw new IllegalStateException("enough");
                    })
                .build());

    assertThatThrownBy(() -> engine.indexAll(requests)).hasMessage("enough");

    assertThat(engine.videos()).isEmpty();
  }

  @Test
  void indexingAVideoFromItsOwnListenerIsRefusedInsteadOfWaitingForItself() {
    VideoSearchEngine engine = engine(2);
    Path file = video("a", 2);
    IndexRequest request =
        IndexRequest.builder(file).onProgress(progress -> engine.index(file)).build();

    assertThatThrownBy(() -> engine.index(request))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void enginesMayShareAnEncoderAndUseSeveralInOneProcess() throws Exception {
    ColorEncoder shared = new ColorEncoder();
    List<VideoSearchEngine> engines =
        List.of(
            engine(2, new Unclosed(shared)),
            engine(3, new Unclosed(shared)),
            engine(2, new ColorEncoder("other")),
            engine(2));
    List<Path> files = List.of(video("a", 40), video("b", 15), video("c", GREEN));
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());

    List<Thread> threads = new ArrayList<>();
    for (VideoSearchEngine engine : engines) {
      for (Path file : files) {
        threads.add(start(thrown, () -> engine.index(file)));
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(thrown).isEmpty();
    for (VideoSearchEngine engine : engines) {
      assertThat(engine.videos()).hasSize(3);
      assertThat(Path.of(engine.search("green", 1).hits().get(0).video().uri()))
          .isEqualTo(folder.resolve("c"));
    }
    engines.get(0).close();
    assertThat(engines.get(1).search("red", 1)).hasSize(1);
  }

  @Test
  void withoutAThreadNobodyIndexes() {
    assertThatThrownBy(() -> VideoSearchEngine.builder().parallelism(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }

  /** A view of an encoder that leaves closing it to others. */
  private record Unclosed(ClipEncoder encoder) implements ClipEncoder {
    @Override
    public EncoderIdentity identity() {
      return encoder.identity();
    }

    @Override
    public List<float[]> encodeTexts(List<String> texts) {
      return encoder.encodeTexts(texts);
    }

    @Override
    public List<float[]> encodeImages(List<RgbImage> images) {
      return encoder.encodeImages(images);
    }

    @Override
    public RgbImage prepare(RgbImage image) {
      return encoder.prepare(image);
    }

    @Override
    public void close() {
      // the encoder is used by others
    }
  }
}
