package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.scene.Scene;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParallelScanTest {
  private static final SceneTimes NO_TIMES = SceneTimes.of(List.of());
  private static final int DIMENSION = 256;

  /** About 8 MB, in videos of 1 to 100 scenes of which every third is there twice. */
  private static final List<FloatBuffer> VIDEOS = videos();

  private static List<FloatBuffer> videos() {
    Random random = new Random(3);
    List<FloatBuffer> videos = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      int scenes = 1 + random.nextInt(100);
      FloatBuffer vectors = FloatBuffer.allocate(scenes * DIMENSION);
      for (int scene = 0; scene < scenes; scene++) {
        vectors.put(randomVector(random, DIMENSION));
      }
      videos.add(vectors.flip());
      if (i % 3 == 0) {
        videos.add(vectors);
      }
    }
    return videos;
  }

  private static Optional<VideoHit> read(int rank, ScoredVideo found) {
    return Optional.of(
        found.hit(
            rank,
            video(found.id(), found.sceneCount()),
            i -> new Scene(25L * i, 25L * (i + 1), i, i + 1.0),
            i -> i + 0.48));
  }

  private static SearchResult search(ScanThreads threads, VectorQuery query) {
    try (ParallelScan scan = threads.scan(query)) {
      for (int i = 0; i < VIDEOS.size(); i++) {
        scan.add("video " + i, VIDEOS.get(i), NO_TIMES);
      }
      return scan.result(ParallelScanTest::read);
    }
  }

  private static VectorQuery query() {
    return VectorQuery.builder(randomVector(new Random(4), DIMENSION))
        .listing(Listing.SCENES)
        .limit(60)
        .build();
  }

  @Test
  void anyNumberOfThreadsFindsTheSameInTheSameOrder() {
    SearchResult expected = search(ScanThreads.of(1), query());

    for (int parallelism : new int[] {2, 3, 8}) {
      try (ScanThreads threads = ScanThreads.of(parallelism)) {
        for (int i = 0; i < 20; i++) {
          SearchResult result = search(threads, query());
          assertThat(result.hits()).isEqualTo(expected.hits());
          assertThat(result.cost().scenes()).isEqualTo(expected.cost().scenes());
          assertThat(result.cost().videos()).isEqualTo(VIDEOS.size());
        }
      }
    }
  }

  @Test
  void theApplicationsThreadsHelp() {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    AtomicInteger tasks = new AtomicInteger();
    Executor counting =
        task -> {
          tasks.incrementAndGet();
          pool.execute(task);
        };

    SearchResult result = search(ScanThreads.on(counting, 3), query());
    pool.shutdown();

    assertThat(tasks).hasValue(2);
    assertThat(result.hits()).isEqualTo(search(ScanThreads.of(1), query()).hits());
  }

  @Test
  void threadsThatRefuseOrNeverComeAreNotWaitedFor() {
    Executor refusing =
        task -> {
          throw new RejectedExecutionException();
        };
    Executor never = task -> {};
    List<VideoHit> expected = search(ScanThreads.of(1), query()).hits();

    assertThat(search(ScanThreads.on(refusing, 4), query()).hits()).isEqualTo(expected);
    assertThat(search(ScanThreads.on(never, 4), query()).hits()).isEqualTo(expected);
    ScanThreads closed = ScanThreads.of(4);
    closed.close();
    assertThat(search(closed, query()).hits()).isEqualTo(expected);
  }

  @Test
  void whoComesLateFindsNothingLeftToDo() {
    List<Runnable> late = new ArrayList<>();
    List<VideoHit> hits = search(ScanThreads.on(late::add, 3), query()).hits();

    late.forEach(Runnable::run);

    assertThat(late).hasSize(2);
    assertThat(hits).isEqualTo(search(ScanThreads.of(1), query()).hits());
  }

  @Test
  void whatAHelperThrowsIsThrownWhereTheSearchWasCalled() {
    IllegalStateException thrown = new IllegalStateException("unreadable");
    Thread caller = Thread.currentThread();
    CountDownLatch helped = new CountDownLatch(1);
    SceneTimes times =
        new SceneTimes() {
          @Override
          public double start(int number) {
            if (Thread.currentThread() != caller) {
              helped.countDown();
              throw thrown;
            }
            return number;
          }

          @Override
          public double end(int number) {
            return number + 1;
          }
        };
    VectorQuery query =
        VectorQuery.builder(randomVector(new Random(5), DIMENSION))
            .timeRange(new TimeRange(0, 1e9))
            .build();
    try (ScanThreads threads = ScanThreads.of(2);
        ParallelScan scan = threads.scan(query)) {
      for (int i = 0; helped.getCount() > 0; i++) {
        scan.add("video " + i, VIDEOS.get(i % VIDEOS.size()), times);
      }

      assertThatThrownBy(() -> scan.result(ParallelScanTest::read)).isSameAs(thrown);
    }
  }

  @Test
  void afterClosingAScanThatWasGivenUpNobodyReads() {
    try (ScanThreads threads = ScanThreads.of(3)) {
      AtomicInteger reading = new AtomicInteger();
      ParallelScan scan =
          threads.scan(
              VectorQuery.builder(randomVector(new Random(5), DIMENSION))
                  .timeRange(new TimeRange(0, 1e9))
                  .build());
      SceneTimes counting =
          new SceneTimes() {
            @Override
            public double start(int number) {
              reading.incrementAndGet();
              return number;
            }

            @Override
            public double end(int number) {
              return number + 1;
            }
          };
      for (int i = 0; i < VIDEOS.size(); i++) {
        scan.add("video " + i, VIDEOS.get(i), counting);
      }

      scan.close();
      int then = reading.get();
      scan.close();

      assertThat(search(threads, query()).hits()).hasSize(60);
      assertThat(reading).hasValue(then);
    }
  }

  @Test
  void atLeastOneThreadSearches() {
    assertThatThrownBy(() -> ScanThreads.of(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
