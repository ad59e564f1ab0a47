package io.github.clipsearch.encoder.djl;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the chunks of a call over the calling thread and a few helpers. The caller works itself,
 * so a call makes progress also when all helpers are busy with other calls.
 */
final class ChunkRunner implements AutoCloseable {
  private static final int IDLE_SECONDS = 10;

  private final int helpers;
  private final ThreadPoolExecutor pool;

  /**
   * Creates the runner; threads start when they are needed.
   *
   * @param workers most threads that work for one call, the caller included
   */
  ChunkRunner(int workers) {
    helpers = workers - 1;
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            Math.max(1, helpers),
            Math.max(1, helpers),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "clip-encoder-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs {@code work} once for each chunk number, and returns when all are done. When one fails,
   * those that have not begun are left out and its exception is thrown.
   */
  void run(int chunks, IntConsumer work) {
    Call call = new Call(chunks, work);
    int wanted = Math.min(helpers, chunks - 1);
    for (int i = 0; i < wanted; i++) {
      ((Executor) pool).execute(call);
    }
    call.run();
    call.await();
  }

  @Override
  public void close() {
    pool.shutdown();
  }

  private static final class Call implements Runnable {
    private final int chunks;
    private final IntConsumer work;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch open;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Call(int chunks, IntConsumer work) {
      this.chunks = chunks;
      this.work = work;
      this.open = new CountDownLatch(chunks);
    }

    @Override
    public void run() {
      for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            work.accept(chunk);
          }
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          open.countDown();
        }
      }
    }

    /** Waits for the helpers, whose native calls cannot be interrupted. */
    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          open.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
