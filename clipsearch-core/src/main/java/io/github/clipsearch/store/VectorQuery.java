package io.github.clipsearch.store;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.ranking.VideoRanking;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a store is asked: the videos whose scenes are nearest to a vector.
 *
 * @param vector L2-normalised {@code float[dimension]}; copied in and out
 * @param limit the most videos to return, at least 1
 * @param ranking makes a video's score from its scenes' scores
 */
public record VectorQuery(float[] vector, int limit, VideoRanking ranking) {

  /**
   * Checks the ranges and copies the vector.
   *
   * @throws InvalidRequestException when the limit is below 1 or the vector is not of length one
   */
  public VectorQuery {
    vector = vector.clone();
    SceneRecord.requireNormalised(vector);
    if (limit < 1) {
      throw new InvalidRequestException("A search returns at least 1 video, not " + limit + ".");
    }
    Objects.requireNonNull(ranking, "ranking");
  }

  @Override
  public float[] vector() {
    return vector.clone();
  }

  /**
   * The length of the vector.
   *
   * @return at least 1
   */
  public int dimension() {
    return vector.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VectorQuery that
        && limit == that.limit
        && ranking.equals(that.ranking)
        && Arrays.equals(vector, that.vector);
  }

  @Override
  public int hashCode() {
    return Objects.hash(limit, ranking, Arrays.hashCode(vector));
  }

  @Override
  public String toString() {
    return "VectorQuery[dimension=%d, limit=%d]".formatted(vector.length, limit);
  }
}
