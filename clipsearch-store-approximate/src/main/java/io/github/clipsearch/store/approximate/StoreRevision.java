package io.github.clipsearch.store.approximate;

import io.github.clipsearch.StoreInterruptedException;
import io.github.clipsearch.store.IndexStore;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Tells our own changes of a store from those that others make past us, by the store's {@link
 * IndexStore#revision}. Safe for use by several threads.
 */
final class StoreRevision {
  private static final int ATTEMPTS = 10;

  private final IndexStore store;
  private final ReentrantLock lock = new ReentrantLock(true);

  /** Up to where we know what was changed. */
  private volatile OptionalLong known = OptionalLong.empty();

  private volatile boolean writing;

  StoreRevision(IndexStore store) {
    this.store = store;
  }

  /** Makes a change of our own; one at a time, as the store's counts have to be told apart. */
  <T> T write(Supplier<T> change) {
    if (store.revision().isEmpty()) {
      return change.get();
    }
    lock.lock();
    try {
      OptionalLong before = store.revision();
      writing = true;
      try {
        return change.get();
      } finally {
        if (before.isPresent() && before.equals(known)) {
          noteOwn(before.getAsLong());
        }
        writing = false;
      }
    } finally {
      lock.unlock();
    }
  }

  private void noteOwn(long before) {
    try {
      OptionalLong after = store.revision();
      if (after.isPresent() && after.getAsLong() == before + 1) {
        known = after;
      }
    } catch (StoreInterruptedException e) {
      // the change is made, and must not seem to have failed; it will be taken for someone else's
    }
  }

  /** Takes what is in the store now, and what follows from here, as known. */
  void takeAsKnown() {
    lock.lock();
    try {
      known = store.revision();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody else has changed the store; true as well when it cannot say. */
  boolean isKnown() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      OptionalLong expected = known;
      boolean oneMore = writing;
      OptionalLong now = store.revision();
      if (now.equals(expected)
          || (oneMore && now.isPresent() && now.getAsLong() == expected.orElse(-1) + 1)) {
        return true;
      }
      if (!lock.isLocked() && known.equals(expected)) {
        return false;
      }
    }
    return false;
  }
}
