package io.github.clipsearch.store.approximate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thread replaces and removes videos while others search, and the graph comes after. */
class ChangesUnderSearchTest {
  private static final int VIDEOS = 300;
  private static final int SCENES = 4;
  private static final int SEARCHERS = 3;
  private static final int CHANGES = 600;
  private static final int GONE = -1;

  @TempDir private Path directory;

  /** The take of each video, as it is or is about to be; below GONE while it is being changed. */
  private final AtomicIntegerArray takes = new AtomicIntegerArray(VIDEOS);

  @Test
  void inMemory() throws Exception {
    assertNothingStaleIsFound(new InMemoryIndexStore());
  }

  @Test
  void inLmdb() throws Exception {
    assertNothingStaleIsFound(LmdbIndexStore.open(directory.resolve("index")));
  }

  private void assertNothingStaleIsFound(IndexStore content) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SEARCHERS);
    try (ApproximateIndexStore store =
        ApproximateIndexStore.builder(content, directory.resolve("graph"))
            .fromScenes(0)
            .width(40)
            .batch(100, Duration.ofMillis(50))
            .open()) {
      store.claim(Footage.ENCODER);
      for (int number = 0; number < VIDEOS; number++) {
        Footage.put(store, number, 0, SCENES);
      }
      store.awaitGraph();
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Integer>> searches = new ArrayList<>();
      for (int i = 0; i < SEARCHERS; i++) {
        searches.add(threads.submit(searching(store, i, done)));
      }

      change(store);
      done.set(true);

      for (Future<Integer> search : searches) {
        assertThat(search.get()).isPositive(); // some went through the graph
      }
      store.awaitGraph();
      assertAllIsFound(store);
    } finally {
      threads.shutdownNow();
    }
  }

  private void change(IndexStore store) {
    Random random = new Random(3);
    for (int i = 1; i <= CHANGES; i++) {
      int number = random.nextInt(VIDEOS);
      boolean remove = random.nextInt(3) == 0;
      takes.set(number, GONE - 1);
      if (remove) {
        store.remove(Footage.id(number));
      } else {
        Footage.put(store, number, i, SCENES);
      }
      takes.set(number, remove ? GONE : i);
    }
  }

  /** Counts the searches that went through the graph. */
  private Callable<Integer> searching(ApproximateIndexStore store, int seed, AtomicBoolean done) {
    return () -> {
      Random random = new Random(seed);
      int throughGraph = 0;
      do {
        int number = random.nextInt(VIDEOS);
        int before = takes.get(number);
        float[] itsOwn = Footage.vectors(number, Math.max(0, before), SCENES)[1];
        SearchResult result = store.search(VectorQuery.builder(itsOwn).limit(5).build());
        int after = takes.get(number);
        throughGraph += result.exact() ? 0 : 1;
        result.forEach(ChangesUnderSearchTest::assertIsOneTake);
        if (before == after && before >= 0) {
          assertThat(result.hits().get(0).video().id()).isEqualTo(Footage.id(number));
          assertThat(Footage.take(result.hits().get(0).video())).isEqualTo(before);
        } else if (before == GONE && after == GONE) {
          assertThat(result.stream().map(hit -> hit.video().id()))
              .doesNotContain(Footage.id(number));
        }
      } while (!done.get());
      return throughGraph;
    };
  }

  private static void assertIsOneTake(VideoHit hit) {
    assertThat(hit.scenes()).hasSize(SCENES);
  }

  private void assertAllIsFound(ApproximateIndexStore store) {
    int there = 0;
    for (int number = 0; number < VIDEOS; number++) {
      int take = takes.get(number);
      float[] itsOwn = Footage.vectors(number, Math.max(0, take), SCENES)[1];
      SearchResult result = store.search(VectorQuery.builder(itsOwn).limit(1).build());
      assertThat(result.exact()).isFalse();
      VideoHit best = result.hits().get(0);
      if (take == GONE) {
        assertThat(best.video().id()).isNotEqualTo(Footage.id(number));
      } else {
        assertThat(best.video().id()).isEqualTo(Footage.id(number));
        assertThat(Footage.take(best.video())).isEqualTo(take);
        there++;
      }
    }
    assertThat(store.graph().scenes()).isEqualTo((long) there * SCENES);
  }
}
