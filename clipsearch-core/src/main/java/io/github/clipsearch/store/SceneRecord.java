package io.github.clipsearch.store;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.scene.Scene;
import java.util.Arrays;
import java.util.Objects;

/**
 * A scene with its embedding.
 *
 * @param scene its frames and times
 * @param time presentation time in seconds of the frame that is most like the whole scene, within
 *     the scene
 * @param embedding L2-normalised {@code float[dimension]}; copied in and out
 */
public record SceneRecord(Scene scene, double time, float[] embedding) {
  private static final double NORM_TOLERANCE = 1e-3;

  /**
   * Checks the ranges and copies the vector.
   *
   * @throws InvalidRequestException when the vector is empty, not finite or not of length one
   */
  public SceneRecord {
    Objects.requireNonNull(scene, "scene");
    if (!(time >= scene.start() && time <= scene.end())) {
      throw new IllegalArgumentException("the time " + time + " is outside of " + scene);
    }
    embedding = embedding.clone();
    requireNormalised(embedding);
  }

  @Override
  public float[] embedding() {
    return embedding.clone();
  }

  /**
   * The length of the embedding.
   *
   * @return at least 1
   */
  public int dimension() {
    return embedding.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SceneRecord that
        && scene.equals(that.scene)
        && time == that.time
        && Arrays.equals(embedding, that.embedding);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scene, time, Arrays.hashCode(embedding));
  }

  @Override
  public String toString() {
    return "SceneRecord[scene=%s, time=%s, dimension=%d]".formatted(scene, time, embedding.length);
  }

  /** Refuses vectors whose cosine similarity would be no number, or not the dot product. */
  static void requireNormalised(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    if (!(Math.abs(Math.sqrt(sum) - 1) <= NORM_TOLERANCE)) {
      throw new InvalidRequestException(
          "A vector must be finite and of length 1, not of length "
              + Math.sqrt(sum)
              + " ("
              + vector.length
              + " dimensions). Normalise it first.");
    }
  }
}
