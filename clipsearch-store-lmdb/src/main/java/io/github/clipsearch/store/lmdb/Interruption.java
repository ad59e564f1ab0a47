package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.StoreInterruptedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * How calls end when their thread is interrupted: long ones soon, and whoever waits for others
 * stops waiting. What need not wait is done all the same, so that an interrupted thread can clean
 * up.
 */
final class Interruption {
  /** What an interrupted thread may wait, as others hold a lock for a moment in passing. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private Interruption() {}

  /** Waits for something. */
  @FunctionalInterface
  private interface Wait {
    boolean forAtMost(long nanos) throws InterruptedException;
  }

  static void lock(Lock lock, Object index) {
    await(nanos -> lock.tryLock(nanos, TimeUnit.NANOSECONDS), index);
  }

  static void acquire(Semaphore semaphore, Object index) {
    await(nanos -> semaphore.tryAcquire(nanos, TimeUnit.NANOSECONDS), index);
  }

  private static void await(Wait wait, Object index) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      if (wait.forAtMost(wasInterrupted ? PATIENCE_NANOS : Long.MAX_VALUE)) {
        return;
      }
    } catch (InterruptedException e) {
      wasInterrupted = true;
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
    throw interrupted(index);
  }

  /** Ends a long call here when its thread was interrupted. */
  static void throwIfInterrupted(Object index) {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(index);
    }
  }

  private static StoreInterruptedException interrupted(Object index) {
    return new StoreInterruptedException(
        index + " was not read or written to the end: the thread was interrupted.");
  }
}
