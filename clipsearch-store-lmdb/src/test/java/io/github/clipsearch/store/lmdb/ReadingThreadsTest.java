package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.InvalidRequestException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingThreadsTest {
  private final LmdbIndexStore store;

  ReadingThreadsTest(@TempDir Path directory) {
    store = LmdbIndexStore.open(directory);
    store.claim(ENCODER);
    store.put(video("a", 1), scenes(vector(1, 0, 0, 0)));
    store.put(video("b", 2), scenes(vector(0, 1, 0, 0), vector(1, 0, 0, 0)));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void closingWaitsForAReaderAndItReadsOn() throws Exception {
    List<Integer> sceneCounts = new ArrayList<>();
    Thread closing = new Thread(store::close);

    store.forEachVideo(
        video -> {
          if (closing.getState() == Thread.State.NEW) {
            closing.start();
            while (closing.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
          }
          sceneCounts.add(store.scenes(video.id()).size());
        });
    closing.join();

    assertThat(sceneCounts).containsExactly(1, 2);
    assertThatThrownBy(() -> store.video("a"))
        .isInstanceOf(AlreadyClosedException.class)
        .hasMessageContaining("was closed");
  }

  @Test
  void whatIsReadWhileListingIsOfTheSameMoment() throws Exception {
    List<Integer> sceneCounts = new ArrayList<>();

    store.forEachVideo(
        video -> {
          inAnotherThread(() -> store.remove("b"));
          sceneCounts.add(store.scenes("b").size());
          sceneCounts.add(store.search(query(vector(0, 1, 0, 0), 5)).hits().size());
        });

    assertThat(sceneCounts).containsExactly(2, 2, 2, 2);
    assertThat(store.video("b")).isEmpty();
  }

  private static void inAnotherThread(Runnable action) {
    Thread thread = new Thread(action);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writingAndClosingWhileListingIsRefusedInsteadOfWaitingForEver() {
    List<Runnable> changes =
        List.of(
            () -> store.put(video("c", 1), scenes(vector(1, 0, 0, 0))),
            () -> store.remove("a"),
            store::close);
    for (Runnable change : changes) {
      assertThatThrownBy(() -> store.forEachVideo(video -> change.run()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("while this thread reads");
    }

    assertThat(store.videos()).containsExactly(video("a", 1), video("b", 2));
  }

  @Test
  void moreThreadsThanLmdbHasReaderSlotsWaitForEachOther() throws Exception {
    int count = 600;
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CountDownLatch ready = new CountDownLatch(count);
    List<Future<Integer>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(
          threads.submit(
              () -> {
                ready.countDown();
                ready.await();
                int found = 0;
                for (int j = 0; j < 20; j++) {
                  found += store.search(query(vector(1, 0, 0, 0), 5)).hits().size();
                }
                return found;
              }));
    }

    for (Future<Integer> result : results) {
      assertThat(result.get()).isEqualTo(40);
    }
    threads.shutdown();
  }
}
