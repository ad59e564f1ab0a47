package io.github.clipsearch.scene;

/**
 * A run of frames between two cuts, half-open in frames and in time: it holds the frames {@code
 * startFrame} to {@code endFrame - 1}, and {@code end} is the moment at which the next scene
 * begins. The end of a video's last scene is the end of its last frame.
 *
 * @param startFrame number of the first frame, 0-based
 * @param endFrame number of the first frame after the scene, greater than {@code startFrame}
 * @param start presentation time of the first frame in seconds, at least 0
 * @param end presentation time of the first frame after the scene in seconds, at least {@code
 *     start}
 */
public record Scene(long startFrame, long endFrame, double start, double end) {

  /** Checks the ranges. */
  public Scene {
    if (startFrame < 0 || endFrame <= startFrame) {
      throw new IllegalArgumentException(
          "a scene has at least one frame from 0 on, not [" + startFrame + ", " + endFrame + ")");
    }
    if (!(start >= 0) || !(end >= start) || Double.isInfinite(end)) {
      throw new IllegalArgumentException(
          "a scene's times are seconds from 0 on, not [" + start + ", " + end + ")");
    }
  }

  /**
   * The number of frames.
   *
   * @return at least 1
   */
  public long frameCount() {
    return endFrame - startFrame;
  }

  /**
   * The duration.
   *
   * @return seconds, at least 0
   */
  public double duration() {
    return end - start;
  }
}
