package io.github.clipsearch.ranking;

import java.util.Arrays;

/** The rankings behind {@link VideoRanking}'s factories. */
final class BuiltInRankings {
  static final VideoRanking BEST_SCENE =
      (scores, count) -> {
        float best = scores[0];
        for (int i = 1; i < count; i++) {
          best = Math.max(best, scores[i]);
        }
        return best;
      };

  static final VideoRanking MEAN = (scores, count) -> mean(scores, 0, count);

  private BuiltInRankings() {}

  static VideoRanking meanOfTop(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k is at least 1, not " + k);
    }
    return (scores, count) -> {
      if (count > k) {
        float[] sorted = Arrays.copyOf(scores, count);
        Arrays.sort(sorted);
        return mean(sorted, count - k, count);
      }
      return mean(scores, 0, count);
    };
  }

  private static double mean(float[] scores, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += scores[i];
    }
    return sum / (to - from);
  }
}
