package io.github.clipsearch;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.sampling.Sample;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeds scenes from their samples, several scenes in one call of the encoder. A scene's vector is
 * the normalised mean of its samples' vectors; its time is that of the sample nearest to the mean.
 */
final class SceneEmbedder {
  private static final int BATCH = 32;

  private final ClipEncoder encoder;
  private final List<Pending> pending = new ArrayList<>();
  private final List<SceneRecord> records = new ArrayList<>();
  private int pendingSamples;

  private record Pending(Scene scene, List<Sample> samples) {}

  SceneEmbedder(ClipEncoder encoder) {
    this.encoder = encoder;
  }

  /** Takes a scene; true when enough have come together for {@link #embedPending()}. */
  boolean add(Scene scene, List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalStateException("the sampler chose no frame of " + scene);
    }
    pending.add(new Pending(scene, samples));
    pendingSamples += samples.size();
    return pendingSamples >= BATCH;
  }

  /** Embeds what has come together. */
  void embedPending() {
    List<float[]> vectors =
        encoder.encodeImages(
            pending.stream().flatMap(p -> p.samples.stream()).map(Sample::image).toList());
    if (vectors.size() != pendingSamples) {
      throw new IllegalStateException(
          "the encoder returned %d vectors for %d images"
              .formatted(vectors.size(), pendingSamples));
    }
    int from = 0;
    for (Pending p : pending) {
      int to = from + p.samples.size();
      records.add(record(p, vectors.subList(from, to)));
      from = to;
    }
    pending.clear();
    pendingSamples = 0;
  }

  /** The scenes embedded so far, in order. */
  List<SceneRecord> records() {
    return records;
  }

  private static SceneRecord record(Pending scene, List<float[]> vectors) {
    float[] mean = Vectors.normalisedMean(vectors);
    int best = 0;
    for (int i = 1; i < vectors.size(); i++) {
      if (Vectors.dot(vectors.get(i), mean) > Vectors.dot(vectors.get(best), mean)) {
        best = i;
      }
    }
    return new SceneRecord(scene.scene, scene.samples.get(best).time(), mean);
  }
}
