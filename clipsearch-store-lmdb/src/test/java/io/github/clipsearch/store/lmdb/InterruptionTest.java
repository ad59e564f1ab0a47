package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.StoreInterruptedException;
import io.github.clipsearch.store.SceneRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of interrupted threads end, in the middle too, and cost nobody anything. */
class InterruptionTest {
  private static final int VIDEOS = 10;

  private final LmdbIndexStore store;
  private final List<SceneRecord> first = Videos512.sceneRecords(0, 2);

  InterruptionTest(@TempDir Path directory) {
    store = LmdbIndexStore.open(directory);
    store.claim(Videos512.ENCODER);
    for (int i = 0; i < VIDEOS; i++) {
      Videos512.put(store, "video " + i, i, 2);
    }
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void assertUsable() {
    assertThat(store.search(query(first.get(0).embedding(), 100))).hasSize(VIDEOS);
    Videos512.put(store, "video 0", 0, 2);
    assertThat(store.scenes("video 0")).isEqualTo(first);
  }

  @Test
  void aListingEndsAtTheVideoAtWhichItsThreadIsInterrupted() {
    List<String> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                store.forEachVideo(
                    video -> {
                      seen.add(video.id());
                      if (seen.size() == 3) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .isInstanceOf(StoreInterruptedException.class)
        .hasMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).containsExactly("video 0", "video 1", "video 2");
    assertUsable();
  }

  @Test
  void aSearchByAnInterruptedThreadEnds() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> store.search(query(first.get(0).embedding(), 100)))
        .isInstanceOf(StoreInterruptedException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertUsable();
  }

  @Test
  void anInterruptedThreadCanStillRemoveAndStore() {
    Thread.currentThread().interrupt();

    assertThat(store.remove("video 9")).isTrue();
    Videos512.put(store, "video 9", 9, 2);

    assertThat(Thread.interrupted()).isTrue();
    assertUsable();
  }

  @Test
  void whoWaitsForTheMapToGrowStopsWaitingAndHasStoredNothing() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread reader = new Thread(() -> store.forEachVideo(video -> pause(reading, goOn)));
    reader.start();
    reading.await();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread writer = new Thread(() -> Videos512.put(store, "large", 99, 10_000)); // 20 MB
    writer.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
    writer.start();
    while (writer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait(); // for the reader, which keeps the map where it is
    }

    writer.interrupt();
    writer.join();

    assertThat(thrown.get()).isInstanceOf(StoreInterruptedException.class);
    goOn.countDown();
    reader.join();
    assertThat(store.video("large")).isEmpty();
    assertUsable();
    Videos512.put(store, "large", 99, 10_000);
    assertThat(store.scenes("large")).hasSize(10_000);
  }

  private static void pause(CountDownLatch reading, CountDownLatch goOn) {
    reading.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
