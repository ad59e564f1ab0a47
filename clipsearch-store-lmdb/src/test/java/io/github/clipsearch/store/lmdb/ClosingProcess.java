package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.query;

import io.github.clipsearch.AlreadyClosedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes an index again and again in the middle of other threads' calls. A program of its own: a
 * call that touches memory that is no longer mapped ends the process.
 */
final class ClosingProcess {
  private static final int VIDEOS = 60;
  private static final int THREADS_PER_CALL = 4;

  private interface Call {
    void on(LmdbIndexStore store);
  }

  private ClosingProcess() {}

  /** Arguments: the directory of the index, and how often it is closed. */
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    int times = Integer.parseInt(args[1]);
    try (LmdbIndexStore store = LmdbIndexStore.open(directory)) {
      store.claim(Videos512.ENCODER);
      for (int i = 0; i < VIDEOS; i++) {
        Videos512.put(store, "video " + i, i, 20);
      }
    }
    float[] wanted = Videos512.sceneRecords(0, 1).get(0).embedding();
    AtomicInteger next = new AtomicInteger();
    List<Call> calls =
        List.of(
            store -> require(store.search(query(wanted, 1000)).hits().size() >= VIDEOS),
            store -> require(store.scenes("video 7").equals(Videos512.sceneRecords(7, 20))),
            store -> store.forEachVideo(video -> require(!store.scenes(video.id()).isEmpty())),
            store -> Videos512.put(store, "new " + next.get() % 30, next.getAndIncrement(), 5),
            store -> require(store.verify(damage -> {}) == 0));
    ExecutorService threads = Executors.newCachedThreadPool();
    for (int round = 0; round < times; round++) {
      LmdbIndexStore store = LmdbIndexStore.open(directory);
      List<Future<?>> running = new ArrayList<>();
      CountDownLatch started = new CountDownLatch(calls.size() * THREADS_PER_CALL);
      for (int i = 0; i < calls.size() * THREADS_PER_CALL; i++) {
        Call call = calls.get(i % calls.size());
        running.add(threads.submit(() -> untilClosed(store, call, started)));
      }
      started.await();
      store.close();
      for (Future<?> caller : running) {
        caller.get();
      }
      System.out.println("closed");
    }
    threads.shutdown();
  }

  private static void untilClosed(LmdbIndexStore store, Call call, CountDownLatch started) {
    try {
      while (true) {
        call.on(store);
        started.countDown();
      }
    } catch (AlreadyClosedException e) {
      // as it should
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("a call gave half an answer");
    }
  }
}
