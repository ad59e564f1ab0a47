package io.github.clipsearch.scene;

/**
 * The shortest scene that a detector reports, in frames or in seconds. Frames count in time, as in
 * PySceneDetect 0.7: so many frames at the video's average frame rate.
 */
record MinimumLength(int frames, double seconds) {
  /** What containers round timestamps by at most. */
  private static final double TIMESTAMP_ROUNDING = 0.0005;

  static MinimumLength ofFrames(int frames) {
    if (frames < 0) {
      throw new IllegalArgumentException("minimumSceneFrames must be at least 0, not " + frames);
    }
    return new MinimumLength(frames, 0);
  }

  static MinimumLength ofSeconds(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("minimumSceneSeconds must be at least 0, not " + seconds);
    }
    return new MinimumLength(0, seconds);
  }

  boolean isNone() {
    return frames == 0 && seconds == 0;
  }

  /** The rule for a video; a frame rate of 0 is an unknown one. */
  Rule at(double frameRate) {
    if (frames > 0 && frameRate > 0) {
      // Half a frame absorbs rounded timestamps and changes no decision otherwise.
      return new Rule((frames - 0.5) / frameRate, 0);
    }
    return frames > 0 ? new Rule(0, frames) : new Rule(seconds - TIMESTAMP_ROUNDING, 0);
  }

  /** As a detector describes it. */
  String describe() {
    return frames > 0 || seconds == 0
        ? "minimumSceneFrames=" + frames
        : "minimumSceneSeconds=" + seconds;
  }

  /**
   * Decides whether two frames lie far enough apart: in time, or in frames where time is unknown.
   */
  record Rule(double seconds, int frames) {
    boolean isMet(long fromNumber, double fromTime, long toNumber, double toTime) {
      return frames > 0 ? toNumber - fromNumber >= frames : toTime - fromTime >= seconds;
    }
  }
}
