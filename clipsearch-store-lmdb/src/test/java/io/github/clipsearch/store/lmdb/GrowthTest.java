package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {
  private static final long SMALLEST_MAP = 16 << 20;
  private static final int THREADS = 4;

  private final Path temporary;

  GrowthTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @Test
  void theMapGrowsWhileOthersRead() throws Exception {
    Path directory = temporary.resolve("growing");
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      Videos512.put(store, "first", 1, 300);
      List<SceneRecord> first = Videos512.sceneRecords(1, 300);
      AtomicBoolean done = new AtomicBoolean();
      CountDownLatch started = new CountDownLatch(THREADS);
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        float[] wanted = first.get(i).embedding();
        readers.add(
            threads.submit(
                () -> {
                  int reads = 0;
                  do {
                    VideoHit hit = store.search(query(wanted, 1)).hits().get(0);
                    assertThat(hit.video().id()).isEqualTo("first");
                    assertThat(store.scenes("first")).isEqualTo(first);
                    started.countDown();
                    reads++;
                  } while (!done.get());
                  return reads;
                }));
      }

      started.await();
      for (int i = 0; i < 60; i++) {
        Videos512.put(store, "video " + i, 100 + i, 500);
      }
      done.set(true);

      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
      assertThat(Files.size(directory.resolve("data.mdb"))).isGreaterThan(3 * SMALLEST_MAP);
      assertThat(store.videos()).hasSize(61);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneVideoMayBeLargerThanTheMap() {
    int sceneCount = 20_000;
    List<SceneRecord> scenes = Videos512.sceneRecords(5, sceneCount);
    VideoRecord record = Videos512.record("long", 5, sceneCount);
    assertThat((long) sceneCount * Videos512.DIMENSION * Float.BYTES)
        .isGreaterThan(2 * SMALLEST_MAP);
    Path directory = temporary.resolve("long");
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);

      store.put(record, scenes);
    }

    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThat(store.scenes("long")).isEqualTo(scenes);
      store.put(record, scenes); // there is room for a second copy, which replaces the first
      assertThat(store.videos()).containsExactly(record);
    }
  }

  @Test
  void aMapThatAnotherProcessHasMadeLargerIsTakenOver() throws Exception {
    Path directory = temporary.resolve("shared");
    int count = WritingProcess.IDS;
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      assertThat(store.videos()).isEmpty();

      try (WritingProcess writer =
          WritingProcess.start(directory, temporary.resolve("errors"), 0, count)) {
        assertThat(writer.stored()).hasSize(count);
        assertThat(writer.exitCode()).isZero();
      }

      assertThat(Files.size(directory.resolve("data.mdb"))).isGreaterThan(SMALLEST_MAP);
      assertThat(store.encoder()).contains(Videos512.ENCODER);
      assertThat(store.videos()).hasSize(count);
      for (int number = 0; number < count; number++) {
        assertThat(store.scenes(WritingProcess.id(number)))
            .isEqualTo(Videos512.sceneRecords(number, WritingProcess.sceneCount(number)));
      }
      Videos512.put(store, "one more", 1, 3);
      assertThat(store.videos()).hasSize(count + 1);
    }
  }

  @Test
  void writingIntoAMapThatAnotherProcessHasMadeLargerWorks() throws Exception {
    Path directory = temporary.resolve("shared by writers");
    int count = WritingProcess.IDS;
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      try (WritingProcess writer =
          WritingProcess.start(directory, temporary.resolve("errors"), 0, count)) {
        assertThat(writer.stored()).hasSize(count);
        assertThat(writer.exitCode()).isZero();
      }

      Videos512.put(store, "one more", 1, 3);

      assertThat(store.videos()).hasSize(count + 1);
    }
  }
}
