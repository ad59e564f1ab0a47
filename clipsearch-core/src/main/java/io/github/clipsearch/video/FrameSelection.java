package io.github.clipsearch.video;

import java.io.Serializable;

/**
 * Which frames of a video are read. All of them, unless speed matters more than finding every cut
 * at its exact frame. Immutable.
 *
 * <p>Times are always the file's own. Frame {@linkplain Frame#number() numbers} stay those of the
 * whole video, so they have gaps: with {@link #every} they are exact; with {@link #keyFrames} the
 * frames between are not decoded and hence not counted, and numbers are the time since the first
 * frame at the average frame rate, rounded, which is exact where the rate is constant.
 */
public final class FrameSelection implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALL_NAME = "all";
  private static final String KEY_NAME = "key";

  private static final FrameSelection ALL = new FrameSelection(false, 1);
  private static final FrameSelection KEY = new FrameSelection(true, 1);

  private final boolean keyFramesOnly;
  private final int interval;

  private FrameSelection(boolean keyFramesOnly, int interval) {
    this.keyFramesOnly = keyFramesOnly;
    this.interval = interval;
  }

  /**
   * Every frame.
   *
   * @return the default
   */
  public static FrameSelection all() {
    return ALL;
  }

  /**
   * Only the frames that are stored whole, without reference to others: the fastest, because
   * nothing else is decoded. How far they are apart is up to the encoder, often 0.5 to 10 seconds;
   * many encoders put one at each hard cut. Formats that store every frame whole are read
   * completely.
   *
   * @return the selection
   */
  public static FrameSelection keyFrames() {
    return KEY;
  }

  /**
   * The first frame and every n-th after it. All frames are decoded, but the others are neither
   * converted nor looked at.
   *
   * @param interval at least 1, which is {@link #all}
   * @return the selection
   * @throws IllegalArgumentException when the interval is below 1
   */
  public static FrameSelection every(int interval) {
    if (interval < 1) {
      throw new IllegalArgumentException("every n-th frame takes n of at least 1, not " + interval);
    }
    return interval == 1 ? ALL : new FrameSelection(false, interval);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @param text {@code all}, {@code key} or a whole number for every n-th frame
   * @return the selection
   * @throws IllegalArgumentException when it is none of these
   */
  public static FrameSelection parse(String text) {
    if (text.equals(ALL_NAME)) {
      return ALL;
    }
    if (text.equals(KEY_NAME)) {
      return KEY;
    }
    try {
      return every(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "frames are 'all', 'key' or a number for every n-th frame, not '" + text + "'", e);
    }
  }

  /**
   * Whether every frame is read.
   *
   * @return true for {@link #all}
   */
  public boolean isAll() {
    return !keyFramesOnly && interval == 1;
  }

  /**
   * Whether only key frames are read.
   *
   * @return true for {@link #keyFrames}
   */
  public boolean isKeyFramesOnly() {
    return keyFramesOnly;
  }

  /**
   * The distance of the frames that are read.
   *
   * @return n for every n-th frame; 1 for all frames and for key frames
   */
  public int interval() {
    return interval;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameSelection that
        && keyFramesOnly == that.keyFramesOnly
        && interval == that.interval;
  }

  @Override
  public int hashCode() {
    return keyFramesOnly ? 0 : interval;
  }

  /** {@code all}, {@code key}, or the number of every n-th frame. */
  @Override
  public String toString() {
    if (keyFramesOnly) {
      return KEY_NAME;
    }
    return interval == 1 ? ALL_NAME : Integer.toString(interval);
  }
}
