package io.github.clipsearch.examples.pictures;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Makes small pictures of frames. */
public final class JpegPicture {
  private JpegPicture() {}

  /**
   * A frame as a JPEG file of at most a given width.
   *
   * @param frame to show
   * @param width of the picture in pixels; a smaller frame keeps its size
   * @return the bytes of the file
   */
  public static byte[] of(Frame frame, int width) {
    RgbImage picture = scaled(frame, width);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture.toBufferedImage(), "jpeg", jpeg);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return jpeg.toByteArray();
  }

  /** A frame scaled to at most a width. */
  static RgbImage scaled(Frame frame, int mostWidth) {
    int width = Math.min(mostWidth, frame.width());
    int height = Math.max(1, Math.round(frame.height() * (width / (float) frame.width())));
    byte[] pixels = new byte[3 * width * height];
    frame.readRgb(width, height, pixels);
    return new RgbImage(width, height, pixels);
  }
}
