package io.github.clipsearch.ranking;

/**
 * Makes a video's score from the scores of its scenes. Implementations are pure functions and safe
 * for use by several threads.
 */
@FunctionalInterface
public interface VideoRanking {
  /**
   * The video's score.
   *
   * @param sceneScores cosine similarity of each scene with the query, in scene order; only the
   *     first {@code count} values count. A working buffer: neither to be changed nor to be kept
   * @param count number of scenes, at least 1
   * @return the score by which videos are ranked, highest first
   */
  double score(float[] sceneScores, int count);

  /**
   * The score of the best scene: the default, right when a query describes a moment.
   *
   * @return the ranking
   */
  static VideoRanking bestScene() {
    return BuiltInRankings.BEST_SCENE;
  }

  /**
   * The mean over all scenes: right when a query describes a whole video.
   *
   * @return the ranking
   */
  static VideoRanking mean() {
    return BuiltInRankings.MEAN;
  }

  /**
   * The mean of the best scenes: between the two others.
   *
   * @param k number of scenes that count, at least 1; videos with fewer count them all
   * @return the ranking
   * @throws IllegalArgumentException when {@code k} is below 1
   */
  static VideoRanking meanOfTop(int k) {
    return BuiltInRankings.meanOfTop(k);
  }
}
