package io.github.clipsearch;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets calls run side by side until it is closed; closing waits for those that run. Long calls ask
 * {@link #isClosing()} now and then and give up.
 */
final class CallGate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final String closedMessage;
  private volatile boolean closing;
  private boolean released;

  CallGate(String closedMessage) {
    this.closedMessage = closedMessage;
  }

  <T> T call(Supplier<T> action) {
    requireOpen();
    lock.readLock().lock();
    try {
      requireOpen();
      return action.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  void run(Runnable action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  boolean isClosing() {
    return closing;
  }

  /** Runs the action once, after the last call has ended. Later calls of this do nothing. */
  void close(Runnable release) {
    if (lock.getReadHoldCount() > 0) {
      throw new IllegalStateException(
          "close() was called from within a running call, such as a progress listener; it would"
              + " wait for itself");
    }
    closing = true;
    lock.writeLock().lock();
    try {
      if (!released) {
        released = true;
        release.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void requireOpen() {
    if (closing) {
      throw new AlreadyClosedException(closedMessage);
    }
  }
}
