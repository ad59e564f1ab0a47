package io.github.clipsearch.video.decoding;

/**
 * Turns the time stamps of decoded pictures into times that ascend strictly.
 *
 * <ul>
 *   <li>Before the first presented frame, negative times are pre-roll: not presented.
 *   <li>A missing time stamp continues at the frame rate.
 *   <li>A time stamp that repeats or goes back a little is replaced by half a frame after the frame
 *       before, so that the frames behind it catch up with their own time stamps.
 *   <li>One that jumps back by more than {@link #JUMP_FRAMES} frames starts a new clock (files
 *       joined end to end): times continue at the frame rate and the new clock is followed from
 *       there. The first clock is believed again as soon as it fits.
 * </ul>
 */
final class Timeline {
  private static final int JUMP_FRAMES = 10;
  private static final double UNKNOWN_FRAME_SECONDS = 0.04;

  private final double frameSeconds;
  private final double jumpSeconds;
  private double time = Double.NEGATIVE_INFINITY;
  private double offset;

  /**
   * Starts before the first frame.
   *
   * @param frameRate average frames per second, 0 when unknown
   */
  Timeline(double frameRate) {
    frameSeconds = frameSeconds(frameRate);
    jumpSeconds = JUMP_FRAMES * frameSeconds;
  }

  /**
   * Moves to the next picture.
   *
   * @param stamp the picture's own time in seconds, NaN when it has none
   * @return false when the picture is not to be presented
   */
  boolean advance(double stamp) {
    if (time == Double.NEGATIVE_INFINITY) {
      if (stamp < 0) {
        return false;
      }
      time = Double.isNaN(stamp) ? 0 : stamp;
      return true;
    }
    if (Double.isNaN(stamp)) {
      time += frameSeconds;
    } else if (stamp > time && (offset == 0 || stamp - time <= jumpSeconds)) {
      offset = 0;
      time = stamp;
    } else if (stamp + offset > time) {
      time = stamp + offset;
    } else if (stamp + offset < time - jumpSeconds) {
      time += frameSeconds;
      offset = time - stamp;
    } else {
      time += frameSeconds / 2;
    }
    return true;
  }

  /** Seconds of the frame that was presented last. */
  double time() {
    return time;
  }

  /** How long a frame lasts on average, in seconds, with a guess for an unknown rate. */
  static double frameSeconds(double frameRate) {
    return frameRate > 0 ? 1 / frameRate : UNKNOWN_FRAME_SECONDS;
  }
}
