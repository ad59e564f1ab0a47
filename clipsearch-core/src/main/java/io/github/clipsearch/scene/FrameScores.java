package io.github.clipsearch.scene;

/**
 * Wants to know what a {@link ScoringDetector} measures, frame by frame: to write statistics, to
 * draw a curve, to find a better threshold.
 */
@FunctionalInterface
public interface FrameScores {
  /**
   * Called on the detecting thread for every frame in turn, not before all of the frame's scores
   * are known: a detector with a look-ahead reports a few frames late. An exception from it ends
   * the detection and reaches the caller.
   *
   * @param number the frame's number, 0-based
   * @param time the frame's presentation time in seconds
   * @param scores one value per {@link ScoringDetector#scoreNames()}, {@link Double#NaN} where a
   *     frame has none (the first has nothing to be compared with); valid during the call only
   */
  void onFrame(long number, double time, double[] scores);
}
