package io.github.clipsearch;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

/**
 * The ids of the videos that are being indexed. Of two videos of one id the later waits, so that it
 * sees what became of the earlier. Safe for use by several threads.
 */
final class IdsInUse {
  private final ConcurrentMap<String, Use> uses = new ConcurrentHashMap<>();

  /** An id that is in use until it is closed, which may be done twice. */
  final class Use implements AutoCloseable {
    private final String id;
    private final Thread thread = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Use(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }

    @Override
    public void close() {
      uses.remove(id, this);
      ended.countDown();
    }
  }

  /**
   * Waits until nobody else uses the id.
   *
   * @param file for messages
   * @param beforeWaiting called when the id is in use; ends all uses of the calling thread that it
   *     can end, so that no two threads wait for each other
   * @throws IndexingInterruptedException when the thread is interrupted while it waits
   */
  Use use(String id, Path file, Runnable beforeWaiting) {
    Use mine = new Use(id);
    for (Use other = uses.putIfAbsent(id, mine);
        other != null;
        other = uses.putIfAbsent(id, mine)) {
      beforeWaiting.run();
      if (other.thread.equals(mine.thread) && other.ended.getCount() > 0) {
        throw new IllegalStateException(
            "%s is being indexed by this very thread; a progress listener cannot index it again"
                .formatted(file));
      }
      try {
        other.ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IndexingInterruptedException(
            "Indexing of " + file + " was interrupted; the index is as it was before.", e);
      }
    }
    return mine;
  }
}
