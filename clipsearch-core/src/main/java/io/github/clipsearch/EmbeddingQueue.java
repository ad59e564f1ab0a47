package io.github.clipsearch;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Where the samples of all videos that an engine is indexing wait for the encoder, which gets them
 * in batches whatever video they are from.
 *
 * <p>Helping threads embed while the indexing threads decode. None of them is needed for things to
 * go on: an indexing thread that finds the queue full, or has nothing left to do but to wait for
 * its vectors, embeds a batch itself. So decoding never runs ahead by more than the queue holds,
 * and no more threads are busy than there are. Safe for use by several threads.
 */
final class EmbeddingQueue {
  /** The most images in one call of the encoder, a call being the work of one thread. */
  static final int LARGEST_BATCH = 16;

  /** Fewer images than these wait for company: batches of one cost a third more per image. */
  static final int WORTHWHILE_BATCH = 8;

  /** The most images that wait. */
  static final int CAPACITY = 2 * LARGEST_BATCH;

  private final ClipEncoder encoder;
  private final Executor helpers;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(CAPACITY);

  /**
   * What the encoder made of an image.
   *
   * @param vector the embedding
   * @param nanos this image's share of the time that its batch took
   */
  record Embedding(float[] vector, long nanos) {}

  /** The owner is the video, in whose failure others need not share. */
  private record Waiting(RgbImage image, Object owner, CompletableFuture<Embedding> result) {}

  /**
   * Creates an empty queue.
   *
   * @param helpers runs tasks in other threads, or drops them when it has no thread to spare
   */
  EmbeddingQueue(ClipEncoder encoder, Executor helpers) {
    this.encoder = encoder;
    this.helpers = helpers;
  }

  /**
   * Puts an image into the queue; while that is full, embeds what waits.
   *
   * @param owner the video that the image is from
   * @return the embedding to come, or what the encoder threw
   */
  CompletableFuture<Embedding> add(RgbImage image, Object owner) {
    Waiting waiting = new Waiting(image, owner, new CompletableFuture<>());
    while (!queue.offer(waiting)) {
      embed(take(1));
    }
    if (queue.size() >= WORTHWHILE_BATCH) {
      helpers.execute(this::embedWorthwhileBatches);
    }
    return waiting.result;
  }

  /**
   * Does a part of what keeps an embedding from being complete: embeds a batch, or waits for
   * another thread that has the image in its batch.
   *
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  void advance(CompletableFuture<Embedding> result) throws InterruptedException {
    List<Waiting> batch = take(1);
    if (!batch.isEmpty()) {
      embed(batch);
    } else {
      CountDownLatch done = new CountDownLatch(1);
      var unused = result.whenComplete((embedding, failure) -> done.countDown());
      done.await();
    }
  }

  /** Takes back what waits of a video that is given up. */
  void withdraw(Object owner) {
    queue.removeIf(waiting -> waiting.owner == owner);
  }

  private void embedWorthwhileBatches() {
    List<Waiting> batch = take(WORTHWHILE_BATCH);
    while (!batch.isEmpty()) {
      embed(batch);
      batch = take(WORTHWHILE_BATCH);
    }
  }

  private synchronized List<Waiting> take(int atLeast) {
    List<Waiting> batch = new ArrayList<>();
    if (queue.size() >= atLeast) {
      queue.drainTo(batch, LARGEST_BATCH);
    }
    return batch;
  }

  /** Completes every result of the batch, one way or the other. */
  private void embed(List<Waiting> batch) {
    try {
      encode(batch);
    } catch (RuntimeException | Error e) {
      try {
        Collection<List<Waiting>> parts = byOwner(batch);
        if (parts.size() > 1 || Thread.currentThread().isInterrupted()) {
          embedApart(parts);
        }
      } finally {
        fail(batch, e); // what is complete by now stays as it is
      }
    }
  }

  /**
   * One video's bad image, or the interruption of the thread that happens to embed, is not to fail
   * the others.
   */
  private void embedApart(Collection<List<Waiting>> parts) {
    boolean interrupted = Thread.interrupted();
    try {
      for (List<Waiting> part : parts) {
        try {
          encode(part);
        } catch (RuntimeException | Error e) {
          fail(part, e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void encode(List<Waiting> batch) {
    if (batch.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    List<float[]> vectors = encoder.encodeImages(batch.stream().map(Waiting::image).toList());
    if (vectors.size() != batch.size()) {
      throw new IllegalStateException(
          "the encoder returned %d vectors for %d images".formatted(vectors.size(), batch.size()));
    }
    long share = (System.nanoTime() - start) / batch.size();
    for (int i = 0; i < vectors.size(); i++) {
      batch.get(i).result.complete(new Embedding(vectors.get(i), share));
    }
  }

  private static void fail(List<Waiting> batch, Throwable cause) {
    batch.forEach(waiting -> waiting.result.completeExceptionally(cause));
  }

  private static Collection<List<Waiting>> byOwner(List<Waiting> batch) {
    Map<Object, List<Waiting>> parts = new LinkedHashMap<>();
    for (Waiting waiting : batch) {
      parts.computeIfAbsent(waiting.owner, owner -> new ArrayList<>()).add(waiting);
    }
    return parts.values();
  }
}
