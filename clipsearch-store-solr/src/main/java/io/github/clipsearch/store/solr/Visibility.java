package io.github.clipsearch.store.solr;

import io.github.clipsearch.StoreInterruptedException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets searches see what was stored through the same store, with no more soft commits than there
 * are searches that need one: writing alone makes none, and searches that wait for one share it.
 * The first search of a store needs one too, for what others may just have stored.
 */
final class Visibility {
  private static final Logger LOG = LoggerFactory.getLogger(Visibility.class);

  /** What others have written before this store was opened counts as one write. */
  private static final long OTHERS = 1;

  private final Runnable softCommit;
  private final AtomicLong written = new AtomicLong(OTHERS);
  private final ReentrantLock committing = new ReentrantLock();
  private volatile long visible;

  Visibility(Runnable softCommit) {
    this.softCommit = softCommit;
  }

  /** Something may have been written. */
  void wrote() {
    written.incrementAndGet();
  }

  /** Returns once all that was written before can be found. */
  void await() {
    long wanted = written.get();
    if (visible >= wanted) {
      return;
    }
    try {
      committing.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreInterruptedException(
          "A thread was interrupted while it waited for Solr to show what was stored.", e);
    }
    try {
      if (visible < wanted) {
        long covered = written.get();
        commit();
        visible = covered;
      }
    } finally {
      committing.unlock();
    }
  }

  private void commit() {
    try {
      softCommit.run();
    } catch (SolrNodes.Refusal e) {
      // Who may read only, or a collection that is read-only: Solr's own commits do, a second
      // later.
      LOG.debug("No commit before a search: {}", e.failure().toString());
    }
  }
}
