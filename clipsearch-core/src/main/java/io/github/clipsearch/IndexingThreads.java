package io.github.clipsearch;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine's own threads, which help those that call it. They are few and end when they have had
 * nothing to do for a while; a task for which no thread is free is dropped.
 */
final class IndexingThreads implements Executor, AutoCloseable {
  private static final int IDLE_SECONDS = 10;

  private final int count;
  private final ThreadPoolExecutor pool;

  /**
   * Creates the threads' pool; they start when they are needed.
   *
   * @param count the most threads, may be 0
   */
  IndexingThreads(int count) {
    this.count = count;
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            0,
            Math.max(1, count),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "clipsearch-index-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Runs a task that throws nothing, or drops it when there is no free thread. */
  @Override
  public void execute(Runnable task) {
    if (count > 0) {
      pool.execute(task);
    }
  }

  /** Lets the threads end as soon as they have done what they are at. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
