package io.github.clipsearch.video;

import io.github.clipsearch.ImageReadException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A picture as packed 8-bit RGB: rows from top to bottom, three bytes (red, green, blue) per pixel,
 * no padding. The pixel at column {@code x} and row {@code y} starts at {@code 3 * (y * width +
 * x)}.
 *
 * <p>Pictures are large and many, so the array is shared, not copied: neither the creator nor a
 * receiver may change it afterwards. Kept that way, an image is safe for use by several threads.
 */
public final class RgbImage {
  private final int width;
  private final int height;
  private final byte[] pixels;

  /**
   * Wraps an array of pixels.
   *
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @param pixels {@code byte[3 * width * height]}, not copied
   * @throws IllegalArgumentException when a size is below 1 or the array has another length
   */
  public RgbImage(int width, int height, byte[] pixels) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an image is at least 1 x 1 pixels, not " + width + " x " + height);
    }
    long expected = 3L * width * height;
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "%d x %d pixels take %d bytes, not %d".formatted(width, height, expected, pixels.length));
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * Converts an image of any type; transparency is dropped, as the CLIP reference preprocessing
   * does.
   *
   * @param image the source, not kept
   * @return a copy as packed RGB
   */
  public static RgbImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] pixels = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    int[] row = new int[width];
    for (int y = 0, out = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int rgb : row) {
        pixels[out++] = (byte) (rgb >> 16);
        pixels[out++] = (byte) (rgb >> 8);
        pixels[out++] = (byte) rgb;
      }
    }
    return new RgbImage(width, height, pixels);
  }

  /**
   * Reads an image file in any format that the Java platform knows (PNG, JPEG, GIF, BMP, TIFF).
   *
   * @param file the image file
   * @return the picture
   * @throws ImageReadException when there is no such file or it is no image
   */
  public static RgbImage read(Path file) {
    Objects.requireNonNull(file, "file");
    if (!Files.isRegularFile(file)) {
      throw new ImageReadException(
          file, Files.exists(file) ? "it is not a regular file" : "there is no such file", null);
    }
    BufferedImage image;
    try {
      image = ImageIO.read(file.toFile());
    } catch (IOException | RuntimeException e) {
      throw new ImageReadException(file, "the content is damaged (" + e.getMessage() + ")", e);
    }
    if (image == null) {
      throw new ImageReadException(
          file, "it is none of " + String.join(", ", ImageIO.getReaderFormatNames()), null);
    }
    return of(image);
  }

  /**
   * Reads an image in any format that the Java platform knows (PNG, JPEG, GIF, BMP, TIFF).
   *
   * @param stream read from where it stands; not closed
   * @return the picture
   * @throws ImageReadException when reading fails or it is no image
   */
  public static RgbImage read(InputStream stream) {
    Objects.requireNonNull(stream, "stream");
    BufferedImage image;
    try {
      image = ImageIO.read(stream);
    } catch (IOException | RuntimeException e) {
      throw new ImageReadException("the content is damaged (" + e.getMessage() + ")", e);
    }
    if (image == null) {
      throw new ImageReadException(
          "it is none of " + String.join(", ", ImageIO.getReaderFormatNames()), null);
    }
    return of(image);
  }

  /**
   * The width.
   *
   * @return pixels per row, at least 1
   */
  public int width() {
    return width;
  }

  /**
   * The height.
   *
   * @return rows, at least 1
   */
  public int height() {
    return height;
  }

  /**
   * The pixels themselves, not a copy.
   *
   * @return {@code byte[3 * width * height]}, not to be changed
   */
  public byte[] pixels() {
    return pixels;
  }

  /**
   * A copy for the Java platform's imaging classes.
   *
   * @return an image of type {@link BufferedImage#TYPE_INT_RGB}
   */
  public BufferedImage toBufferedImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0, in = 0; y < height; y++) {
      for (int x = 0; x < width; x++, in += 3) {
        row[x] = (pixels[in] & 0xff) << 16 | (pixels[in + 1] & 0xff) << 8 | (pixels[in + 2] & 0xff);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }
}
