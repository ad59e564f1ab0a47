package io.github.clipsearch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Indexes several videos, each in one of the threads that call {@link #work}. A thread goes on to
 * its next video before the last embeddings of the one before have come, so that short videos fill
 * batches too.
 */
final class BatchIndexing {
  private final VideoIndexer indexer;
  private final BooleanSupplier closing;
  private final List<Slot> slots = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> end = new AtomicReference<>();

  /** A request and what became of it. */
  private static final class Slot {
    private final IndexRequest request;

    /** The request before it that may be about the same video. */
    private final @Nullable Slot earlier;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable IndexResult result;
    private volatile IndexReport.@Nullable Failure failure;

    Slot(IndexRequest request, @Nullable Slot earlier) {
      this.request = request;
      this.earlier = earlier;
    }
  }

  /**
   * Creates a batch.
   *
   * @param closing whether to end early
   */
  BatchIndexing(VideoIndexer indexer, Collection<IndexRequest> requests, BooleanSupplier closing) {
    this.indexer = indexer;
    this.closing = closing;
    Map<Object, Slot> latest = new HashMap<>();
    for (IndexRequest request : requests) {
      Path place = request.file().toAbsolutePath().normalize();
      Object video = request.id().<Object>map(id -> id).orElse(place);
      Slot slot = new Slot(request, latest.get(video));
      latest.put(video, slot);
      slots.add(slot);
    }
  }

  /** Indexes videos until none is left that no thread has taken. Throws nothing. */
  void work() {
    Worker worker = new Worker();
    for (int i = next.getAndIncrement(); i < slots.size(); i = next.getAndIncrement()) {
      worker.begin(slots.get(i));
    }
    worker.finishAll();
  }

  /** Ends the batch early: no video is begun or decoded any further. */
  void end(Throwable cause) {
    end.compareAndSet(null, cause);
    for (int i = next.getAndIncrement(); i < slots.size(); i = next.getAndIncrement()) {
      slots.get(i).done.countDown();
    }
  }

  /**
   * Waits for the videos that other threads have taken.
   *
   * @throws RuntimeException what ended the batch early, if something did
   */
  IndexReport await() {
    boolean interrupted = false;
    for (Slot slot : slots) {
      while (slot.done.getCount() > 0) {
        try {
          slot.done.await();
        } catch (InterruptedException e) {
          interrupted = true;
          end(new IndexingInterruptedException("The indexing of a batch was interrupted.", e));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable cause = end.get();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException exception) {
      throw exception;
    }
    return report();
  }

  private IndexReport report() {
    List<IndexResult> results = new ArrayList<>();
    List<IndexReport.Failure> failures = new ArrayList<>();
    for (Slot slot : slots) {
      IndexResult result = slot.result;
      if (result != null) {
        results.add(result);
      }
      IndexReport.Failure failure = slot.failure;
      if (failure != null) {
        failures.add(failure);
      }
    }
    return new IndexReport(results, failures);
  }

  private boolean ended() {
    return end.get() != null || closing.getAsBoolean();
  }

  /** The videos that one thread has begun and not finished, in order. */
  private final class Worker {
    private final Deque<Begun> begun = new ArrayDeque<>();

    private record Begun(Slot slot, VideoInProgress video) {}

    void begin(Slot slot) {
      boolean going = false;
      try {
        IndexingInterruptedException.throwIf(BatchIndexing.this::ended, slot.request.file());
        awaitEarlier(slot);
        VideoInProgress video =
            indexer.begin(slot.request, BatchIndexing.this::ended, this::finishAll);
        begun.add(new Begun(slot, video));
        going = true;
      } catch (RuntimeException | Error e) {
        failed(slot, e);
      } finally {
        if (!going) {
          slot.done.countDown();
        }
      }
      while (!begun.isEmpty() && begun.getFirst().video.isReady()) {
        finish(begun.removeFirst());
      }
    }

    void finishAll() {
      while (!begun.isEmpty()) {
        finish(begun.removeFirst());
      }
    }

    /** So that requests about one video take effect in order. */
    private void awaitEarlier(Slot slot) {
      Slot earlier = slot.earlier;
      if (earlier == null) {
        return;
      }
      finishAll(); // a thread that waits keeps nobody waiting
      try {
        earlier.done.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IndexingInterruptedException("The indexing of a batch was interrupted.", e);
      }
    }

    /** What was decoded before something else ended the batch is stored all the same. */
    private void finish(Begun begun) {
      try (VideoInProgress video = begun.video) {
        begun.slot.result = video.finish(closing);
      } catch (RuntimeException | Error e) {
        failed(begun.slot, e);
      } finally {
        begun.slot.done.countDown();
      }
    }

    private void failed(Slot slot, Throwable cause) {
      if (cause instanceof VideoReadException
          || cause instanceof EncodingException
          || cause instanceof IndexStoreException
          || cause instanceof InvalidRequestException) {
        slot.failure = new IndexReport.Failure(slot.request.file(), (ClipSearchException) cause);
      } else {
        end(cause);
      }
    }
  }
}
