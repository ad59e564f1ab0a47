package io.github.clipsearch.store;

import java.nio.ByteBuffer;

/**
 * Compares stored vectors of one {@link VectorFormat} with one query vector: the only places where
 * a search does arithmetic on embeddings. Belongs to one thread.
 */
interface SceneScorer {
  /**
   * Scores some of a video's scenes.
   *
   * @param vectors the embeddings of these scenes back to back, from the buffer's position on; its
   *     position and limit are not changed, its byte order does not matter
   * @param first number of the first scene to score
   * @param end number of the first scene after it that is not scored
   * @param scores {@code scores[i]} becomes the cosine similarity of scene i, or {@link
   *     ExactScan#NOT_SCORED} for the zeros of a blank one; others are left as they are
   */
  void score(ByteBuffer vectors, int first, int end, float[] scores);

  /** The scorer for vectors of a format. */
  static SceneScorer of(VectorFormat format, float[] query) {
    return switch (format) {
      case FLOAT32 -> new FloatScorer(query);
      case FLOAT16 -> new Float16Scorer(query);
      case INT8 -> new Int8Scorer(query);
    };
  }
}
