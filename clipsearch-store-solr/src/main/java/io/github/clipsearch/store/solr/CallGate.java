package io.github.clipsearch.store.solr;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.StoreInterruptedException;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets calls run side by side until the store is closed, which waits for those that run. */
final class CallGate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final String store;
  private volatile boolean closed;

  CallGate(String store) {
    this.store = store;
  }

  <T> T call(Supplier<T> action) {
    requireOpen(); // without waiting for a close that waits for others
    lock.readLock().lock();
    try {
      requireOpen();
      if (Thread.currentThread().isInterrupted()) {
        throw new StoreInterruptedException(
            store + " was not used, for the thread is interrupted.");
      }
      return action.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new AlreadyClosedException(store + " was closed.");
    }
  }

  /** Runs the action once, after the last call has ended. */
  void close(Runnable release) {
    if (lock.getReadHoldCount() > 0) {
      throw new InvalidRequestException(
          store + " cannot be closed by a thread that is reading from it.");
    }
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        release.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
