package io.github.clipsearch.sampling;

import io.github.clipsearch.video.RgbImage;
import java.util.Objects;

/**
 * A frame chosen to stand for its scene.
 *
 * @param frameNumber 0-based, in presentation order
 * @param time presentation timestamp in seconds
 * @param image the picture in the size that the encoder wants
 * @param blank whether there is nothing to be seen in the frame: black, white or one colour
 */
public record Sample(long frameNumber, double time, RgbImage image, boolean blank) {

  /** Checks the ranges. */
  public Sample {
    if (frameNumber < 0) {
      throw new IllegalArgumentException("frame numbers start at 0, not " + frameNumber);
    }
    if (!(time >= 0)) {
      throw new IllegalArgumentException("times are seconds from 0 on, not " + time);
    }
    Objects.requireNonNull(image, "image");
  }
}
