package io.github.clipsearch.store;

import java.nio.FloatBuffer;

/**
 * Compares vectors with one query vector: the only place where a search does arithmetic on
 * embeddings. Belongs to one thread.
 */
interface SceneScorer {
  /**
   * Scores some of a video's scenes.
   *
   * @param vectors all embeddings of the video back to back, from the buffer's position on; its
   *     position and limit are not changed
   * @param first number of the first scene to score
   * @param end number of the first scene that is not scored
   * @param scores {@code scores[i]} becomes the cosine similarity of scene i, or {@link
   *     ExactScan#NOT_SCORED} for the zeros of a blank one; others are left as they are
   */
  void score(FloatBuffer vectors, int first, int end, float[] scores);
}
