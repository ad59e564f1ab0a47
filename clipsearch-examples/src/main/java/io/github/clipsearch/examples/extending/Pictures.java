package io.github.clipsearch.examples.extending;

import io.github.clipsearch.video.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Makes pictures ready to travel. */
final class Pictures {
  /** The shorter side; models look at about as many pixels. */
  private static final int ENOUGH = 384;

  private Pictures() {}

  /** A smaller picture of the same shape, or the same when it is small enough. */
  static RgbImage shrink(RgbImage image) {
    int shorter = Math.min(image.width(), image.height());
    if (shorter <= ENOUGH) {
      return image;
    }
    int width = (int) ((long) image.width() * ENOUGH / shorter);
    int height = (int) ((long) image.height() * ENOUGH / shorter);
    byte[] pixels = new byte[3 * width * height];
    BoxFilter.scale(image, width, height, pixels);
    return new RgbImage(width, height, pixels);
  }

  /** A PNG file in Base64. */
  static String base64(RgbImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image.toBufferedImage(), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return Base64.getEncoder().encodeToString(png.toByteArray());
  }
}
