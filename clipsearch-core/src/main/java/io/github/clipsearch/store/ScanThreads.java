package io.github.clipsearch.store;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that exact searches of a store may use. The thread that calls a search always does
 * its share; the others help where there is enough to do, and a search never waits for one that is
 * busy elsewhere. How many there are changes no result. Safe for use by several threads.
 */
public final class ScanThreads implements AutoCloseable {
  /** How long an own thread stays without work. */
  private static final long IDLE_SECONDS = 10;

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final int parallelism;
  private final @Nullable Executor executor;
  private final @Nullable ThreadPoolExecutor own;

  private ScanThreads(
      int parallelism, @Nullable Executor executor, @Nullable ThreadPoolExecutor own) {
    this.parallelism = parallelism;
    this.executor = executor;
    this.own = own;
  }

  /**
   * As many threads as there are processors, the calling one among them: daemon threads of its own,
   * shared by all searches, which are started when they are first needed and end when they have had
   * nothing to do for a while.
   *
   * @return to be closed, which the store that it is given to does
   */
  public static ScanThreads ofProcessors() {
    return of(Runtime.getRuntime().availableProcessors());
  }

  /**
   * As {@link #ofProcessors()}, with another number.
   *
   * @param parallelism number of threads, the calling one among them; 1 to search on the calling
   *     thread alone
   * @return to be closed, which the store that it is given to does
   */
  public static ScanThreads of(int parallelism) {
    requireAtLeastOne(parallelism);
    if (parallelism == 1) {
      return new ScanThreads(1, null, null);
    }
    ThreadPoolExecutor own =
        new ThreadPoolExecutor(
            parallelism - 1,
            parallelism - 1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "clipsearch-scan-" + NAMES.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    own.allowCoreThreadTimeOut(true);
    return new ScanThreads(parallelism, own, own);
  }

  /**
   * Threads of the application's.
   *
   * @param executor runs what helps a search; may refuse to, or be late: the search then goes on
   *     without. Never closed from here
   * @param parallelism the most threads that work for one search, the calling one among them
   * @return closing it does nothing
   */
  public static ScanThreads on(Executor executor, int parallelism) {
    requireAtLeastOne(parallelism);
    return new ScanThreads(parallelism, Objects.requireNonNull(executor, "executor"), null);
  }

  private static void requireAtLeastOne(int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("a search has at least 1 thread, not " + parallelism);
    }
  }

  /**
   * Begins an exact search that uses these threads.
   *
   * @param query what is searched for
   * @return to be closed by the thread that calls this
   */
  public ParallelScan scan(VectorQuery query) {
    return new ParallelScan(query, executor, parallelism - 1);
  }

  /** Lets own threads end. Searches go on without them. Closing twice is allowed. */
  @Override
  public void close() {
    if (own != null) {
      own.shutdown();
    }
  }
}
