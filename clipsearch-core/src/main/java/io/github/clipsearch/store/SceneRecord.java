package io.github.clipsearch.store;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.scene.Scene;
import java.util.Arrays;
import java.util.Objects;

/**
 * A scene with its embedding.
 *
 * <p>A scene that shows nothing, such as a black one, is <i>blank</i>: stores keep it, and no
 * search scores or finds it.
 *
 * @param scene its frames and times
 * @param time presentation time in seconds of the frame that is most like the whole scene, within
 *     the scene
 * @param embedding L2-normalised {@code float[dimension]}, or all zeros when the scene is blank;
 *     copied in and out
 * @param blank whether there is nothing to be seen in any frame of the scene
 */
public record SceneRecord(Scene scene, double time, float[] embedding, boolean blank) {
  private static final double NORM_TOLERANCE = 1e-3;

  /**
   * Checks the ranges and copies the vector.
   *
   * @throws InvalidRequestException when the vector is empty, not finite or not of length one (of a
   *     blank scene: not all zeros)
   */
  public SceneRecord {
    Objects.requireNonNull(scene, "scene");
    if (!(time >= scene.start() && time <= scene.end())) {
      throw new IllegalArgumentException("the time " + time + " is outside of " + scene);
    }
    embedding = embedding.clone();
    if (!blank) {
      requireNormalised(embedding);
    } else if (embedding.length == 0 || !isZero(embedding)) {
      throw new InvalidRequestException(
          "A blank scene has a vector of zeros: use SceneRecord.blank(scene, time, dimension).");
    }
  }

  /**
   * A scene in which there is something to be seen.
   *
   * @param scene its frames and times
   * @param time presentation time in seconds of the frame that is most like the whole scene
   * @param embedding L2-normalised {@code float[dimension]}
   * @throws InvalidRequestException when the vector is empty, not finite or not of length one
   */
  public SceneRecord(Scene scene, double time, float[] embedding) {
    this(scene, time, embedding, false);
  }

  /**
   * A scene in which there is nothing to be seen.
   *
   * @param scene its frames and times
   * @param time presentation time in seconds of one of its frames
   * @param dimension of the index, at least 1
   * @return the record, with a vector of zeros
   */
  public static SceneRecord blank(Scene scene, double time, int dimension) {
    return new SceneRecord(scene, time, new float[dimension], true);
  }

  /**
   * A scene as a store has kept it: blank when its vector is all zeros.
   *
   * @param scene its frames and times
   * @param time presentation time in seconds of the frame that is most like the whole scene
   * @param embedding L2-normalised {@code float[dimension]} or all zeros
   * @return the record
   * @throws InvalidRequestException when the vector is empty, not finite, or neither of length one
   *     nor all zeros
   */
  public static SceneRecord stored(Scene scene, double time, float[] embedding) {
    return new SceneRecord(scene, time, embedding, isZero(embedding));
  }

  private static boolean isZero(float[] vector) {
    for (float value : vector) {
      if (value != 0) {
        return false;
      }
    }
    return true;
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
        && blank == that.blank
        && Arrays.equals(embedding, that.embedding);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scene, time, blank, Arrays.hashCode(embedding));
  }

  @Override
  public String toString() {
    return "SceneRecord[scene=%s, time=%s, dimension=%d, blank=%s]"
        .formatted(scene, time, embedding.length, blank);
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
