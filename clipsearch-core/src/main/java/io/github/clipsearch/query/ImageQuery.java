package io.github.clipsearch.query;

import io.github.clipsearch.video.RgbImage;
import java.util.Objects;

/**
 * What looks like an image.
 *
 * @param image the example, of any size
 */
public record ImageQuery(RgbImage image) implements Query {
  /** Refuses null. */
  public ImageQuery {
    Objects.requireNonNull(image, "image");
  }
}
