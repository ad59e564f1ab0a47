package io.github.clipsearch.store;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ExactScan} that other threads help with. One thread shows the videos; they are put into
 * batches, which helpers take, and this thread too when there are enough waiting. Every thread
 * keeps the best of what it has seen, and in the end these are merged; since hits have a total
 * order, it does not matter who has seen what. All that is shown has to stay readable until {@link
 * #close}.
 */
public final class ParallelScan implements AutoCloseable {
  /** What a thread takes at once: some tenths of a millisecond. */
  private static final int BATCH_BYTES = 1 << 20;

  private final VectorQuery query;
  private final @Nullable Executor executor;
  private final int helpers;
  private final ExactScan ownScan;
  private final List<ExactScan> helperScans = new ArrayList<>();
  private final Deque<List<Consumer<ExactScan>>> waiting = new ArrayDeque<>();
  private List<Consumer<ExactScan>> batch = new ArrayList<>();
  private long batchBytes;
  private boolean helpersAsked;

  /** Guarded by {@link #waiting}, as all that helpers see. */
  private int running;

  private boolean complete;
  private @Nullable Throwable failure;

  ParallelScan(VectorQuery query, @Nullable Executor executor, int helpers) {
    this.query = query;
    this.executor = executor;
    this.helpers = helpers;
    ownScan = new ExactScan(query);
  }

  /**
   * Shows the embeddings of one video, as {@link ExactScan#add(String, FloatBuffer, SceneTimes)}.
   *
   * @param id of the video, each shown once
   * @param vectors all embeddings of the video; not changed until the scan is closed
   * @param times of the scenes; safe for use by another thread when the query {@linkplain
   *     VectorQuery#needsTimes() needs them}
   */
  public void add(String id, FloatBuffer vectors, SceneTimes times) {
    add((long) vectors.remaining() * Float.BYTES, scan -> scan.add(id, vectors, times));
  }

  /**
   * Shows the embeddings of one video, as {@link ExactScan#add(String, ByteBuffer, VectorFormat,
   * SceneTimes)}.
   *
   * @param id of the video, each shown once
   * @param vectors all embeddings of the video; not changed until the scan is closed
   * @param format in which they are
   * @param times of the scenes; safe for use by another thread when the query {@linkplain
   *     VectorQuery#needsTimes() needs them}
   */
  public void add(String id, ByteBuffer vectors, VectorFormat format, SceneTimes times) {
    add(id, List.of(vectors), format, times);
  }

  /**
   * Shows the embeddings of one video, as {@link ExactScan#add(String, List, VectorFormat,
   * SceneTimes)}.
   *
   * @param id of the video, each shown once
   * @param parts all embeddings of the video; not changed until the scan is closed
   * @param format in which they are
   * @param times of the scenes; safe for use by another thread when the query {@linkplain
   *     VectorQuery#needsTimes() needs them}
   */
  public void add(String id, List<ByteBuffer> parts, VectorFormat format, SceneTimes times) {
    add(SplitVectors.bytes(parts), scan -> scan.add(id, parts, format, times));
  }

  private void add(long bytes, Consumer<ExactScan> video) {
    if (helpers == 0 || executor == null) {
      video.accept(ownScan);
      return;
    }
    batch.add(video);
    batchBytes += bytes;
    if (batchBytes >= BATCH_BYTES) {
      handOver(executor);
    }
  }

  private void handOver(Executor others) {
    @Nullable List<Consumer<ExactScan>> mine;
    boolean ask;
    synchronized (waiting) {
      waiting.add(batch);
      mine = waiting.size() > 2 * helpers ? waiting.poll() : null;
      ask = !helpersAsked && waiting.size() > 1;
      waiting.notify();
    }
    batch = new ArrayList<>();
    batchBytes = 0;
    if (ask) {
      helpersAsked = true;
      askForHelp(others);
    }
    if (mine != null) {
      mine.forEach(video -> video.accept(ownScan));
    }
  }

  private void askForHelp(Executor others) {
    for (int i = 0; i < helpers; i++) {
      try {
        others.execute(this::help);
      } catch (RejectedExecutionException e) {
        return; // those threads are gone or busy; what they do not do, this one does
      }
    }
  }

  private void help() {
    ExactScan scan = new ExactScan(query);
    synchronized (waiting) {
      if (complete) {
        return;
      }
      helperScans.add(scan);
      running++;
    }
    try {
      for (List<Consumer<ExactScan>> next = take(); next != null; next = take()) {
        next.forEach(video -> video.accept(scan));
      }
    } catch (Throwable e) { // to be thrown where the search was called
      synchronized (waiting) {
        failure = e;
      }
    } finally {
      synchronized (waiting) {
        running--;
        waiting.notifyAll();
      }
    }
  }

  /** The next batch for a helper, or null when there will be no more. */
  private @Nullable List<Consumer<ExactScan>> take() throws InterruptedException {
    synchronized (waiting) {
      while (waiting.isEmpty() && !complete) {
        waiting.wait();
      }
      return waiting.poll();
    }
  }

  /**
   * The result, when all videos have been shown.
   *
   * @param reader called once for each hit of the page, best first, on the calling thread
   * @return at most the query's limit of hits, in the order of their ranks
   */
  public SearchResult result(ExactScan.HitReader reader) {
    batch.forEach(video -> video.accept(ownScan));
    batch = List.of();
    while (true) {
      @Nullable List<Consumer<ExactScan>> next;
      synchronized (waiting) {
        complete = true;
        next = waiting.poll();
      }
      if (next == null) {
        break;
      }
      next.forEach(video -> video.accept(ownScan));
    }
    awaitHelpers();
    synchronized (waiting) {
      if (failure instanceof RuntimeException e) {
        throw e;
      } else if (failure instanceof Error e) {
        throw e;
      } else if (failure != null) {
        throw new IllegalStateException("a thread that helped with a search was stopped", failure);
      }
      helperScans.forEach(ownScan::merge);
      helperScans.clear();
    }
    return ownScan.result(reader);
  }

  /** Ends the scan, complete or not: when this returns, no thread reads what was shown. */
  @Override
  public void close() {
    synchronized (waiting) {
      complete = true;
      waiting.clear();
      waiting.notifyAll();
    }
    awaitHelpers();
  }

  /** Not to be interrupted: helpers must not read what their search has let go. They are quick. */
  private void awaitHelpers() {
    boolean interrupted = false;
    synchronized (waiting) {
      waiting.notifyAll();
      while (running > 0) {
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
