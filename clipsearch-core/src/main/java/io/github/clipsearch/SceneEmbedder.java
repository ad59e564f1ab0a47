package io.github.clipsearch;

import io.github.clipsearch.EmbeddingQueue.Embedding;
import io.github.clipsearch.sampling.Sample;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/**
 * Embeds the scenes of one video from their samples. A scene's vector is the normalised mean of its
 * samples' vectors; its time is that of the sample nearest to the mean. Blank samples are left out;
 * a scene that has no others is blank. Belongs to one thread.
 */
final class SceneEmbedder implements AutoCloseable {
  private final Path file;
  private final EmbeddingQueue queue;
  private final int dimension;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final List<SceneRecord> records = new ArrayList<>();
  private long nanos;

  private record Pending(
      Scene scene, List<Double> times, List<CompletableFuture<Embedding>> embeddings) {
    boolean isBlank() {
      return embeddings.isEmpty();
    }

    boolean isDone() {
      return embeddings.stream().allMatch(CompletableFuture::isDone);
    }
  }

  SceneEmbedder(Path file, EmbeddingQueue queue, int dimension) {
    this.file = file;
    this.dimension = dimension;
    this.queue = queue;
  }

  /**
   * Takes a scene. Returns before it is embedded, but may embed others meanwhile.
   *
   * @throws EncodingException when the encoder has failed at an earlier scene
   */
  void add(Scene scene, List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalStateException("the sampler chose no frame of " + scene);
    }
    List<Double> times = new ArrayList<>(samples.size());
    List<CompletableFuture<Embedding>> embeddings = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      if (!sample.blank()) {
        times.add(sample.time());
        embeddings.add(queue.add(sample.image(), this));
      }
    }
    if (times.isEmpty()) {
      times.add(samples.get(samples.size() / 2).time());
    }
    pending.add(new Pending(scene, times, embeddings));
    while (!pending.isEmpty() && pending.getFirst().isDone()) {
      records.add(record(pending.removeFirst()));
    }
  }

  /** Whether {@link #finish} need not wait. */
  boolean isReady() {
    return pending.stream().allMatch(Pending::isDone);
  }

  /**
   * Waits until all scenes are embedded, and works at it.
   *
   * @return the scenes in order
   * @throws EncodingException when the encoder has failed
   * @throws IndexingInterruptedException when cancelled, or the thread was interrupted
   */
  List<SceneRecord> finish(BooleanSupplier cancelled) {
    while (!pending.isEmpty()) {
      for (CompletableFuture<Embedding> embedding : pending.getFirst().embeddings) {
        while (!embedding.isDone()) {
          IndexingInterruptedException.throwIf(cancelled, file);
          try {
            queue.advance(embedding);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      }
      records.add(record(pending.removeFirst()));
    }
    return records;
  }

  /** The encoder's time for this video's samples, as far as {@link #finish} has come. */
  long nanos() {
    return nanos;
  }

  /** Gives up what is not embedded yet. */
  @Override
  public void close() {
    queue.withdraw(this);
  }

  private SceneRecord record(Pending scene) {
    if (scene.isBlank()) {
      return SceneRecord.blank(scene.scene, scene.times.get(0), dimension);
    }
    List<float[]> vectors = new ArrayList<>(scene.embeddings.size());
    for (CompletableFuture<Embedding> embedding : scene.embeddings) {
      Embedding done = get(embedding);
      vectors.add(done.vector());
      nanos += done.nanos();
    }
    float[] mean = Vectors.normalisedMean(vectors);
    int best = 0;
    for (int i = 1; i < vectors.size(); i++) {
      if (Vectors.dot(vectors.get(i), mean) > Vectors.dot(vectors.get(best), mean)) {
        best = i;
      }
    }
    return new SceneRecord(scene.scene, scene.times.get(best), mean);
  }

  /** An exception of another thread is wrapped: it may be that of other videos as well. */
  private Embedding get(CompletableFuture<Embedding> embedding) {
    try {
      return embedding.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw new EncodingException(file, cause);
    }
  }
}
