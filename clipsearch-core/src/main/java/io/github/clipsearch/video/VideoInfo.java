package io.github.clipsearch.video;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a file's header says about its video. Values can be estimates or wrong: only decoding tells
 * the truth.
 *
 * @param width of the upright picture with square pixels, at least 1
 * @param height of the upright picture with square pixels, at least 1
 * @param rotation clockwise degrees by which the stored picture was turned to stand upright: 0, 90,
 *     180 or 270; already applied to {@code width}, {@code height} and all frames
 * @param frameRate average frames per second; 0 when unknown. For display only: times come from
 *     timestamps
 * @param duration of the file in seconds, where the container says it
 * @param frameCount number of frames, where the container says it or duration and frame rate allow
 *     an estimate
 * @param container short name of the container format, such as {@code mov}
 * @param codec short name of the video codec, such as {@code h264}
 */
public record VideoInfo(
    int width,
    int height,
    int rotation,
    double frameRate,
    OptionalDouble duration,
    OptionalLong frameCount,
    String container,
    String codec) {

  /** Checks the ranges. */
  public VideoInfo {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a video is at least 1 x 1 pixels, not " + width + " x " + height);
    }
    if (rotation != 0 && rotation != 90 && rotation != 180 && rotation != 270) {
      throw new IllegalArgumentException("rotation is 0, 90, 180 or 270 degrees, not " + rotation);
    }
    if (!(frameRate >= 0) || Double.isInfinite(frameRate)) {
      throw new IllegalArgumentException("frame rate is 0 or more, not " + frameRate);
    }
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(frameCount, "frameCount");
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(codec, "codec");
  }
}
