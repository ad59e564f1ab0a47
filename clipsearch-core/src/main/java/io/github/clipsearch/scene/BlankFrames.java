package io.github.clipsearch.scene;

import io.github.clipsearch.video.RgbImage;

/**
 * Tells pictures that show nothing: black, white or one colour all over, with some noise. Such
 * frames resemble many texts a little and describe no scene.
 *
 * <p>The picture is divided into 32 × 32 fields. It is blank if the mean colours of nearly all
 * fields are within {@value #FIELD_LEVELS} levels of the mean of all, in each channel, and the
 * pixels of a field within {@value #NOISE_LEVELS} levels of their field's mean on average. A line
 * of text, a horizon or a gradient is more than that.
 */
public final class BlankFrames {
  private static final int FIELDS = 32;
  static final int FIELD_LEVELS = 8;
  static final int NOISE_LEVELS = 16;

  /** On the longer side; twice as many are not yet worth leaving some out. */
  private static final int ENOUGH_PIXELS = 256;

  /** A few fields may differ: a blemish at the edge, a broadcaster's dot. */
  private static final double ODD_FIELDS = 0.005;

  private BlankFrames() {}

  /**
   * Whether a picture shows nothing.
   *
   * @param image of any size; of large ones every so many pixels are looked at
   * @return true for one colour all over, but for noise
   */
  public static boolean isBlank(RgbImage image) {
    int step = Math.max(1, Math.max(image.width(), image.height()) / ENOUGH_PIXELS);
    if (step == 1) {
      return isBlank(image.pixels(), image.width(), image.height());
    }
    int width = (image.width() + step - 1) / step;
    int height = (image.height() + step - 1) / step;
    byte[] pixels = image.pixels();
    byte[] fewer = new byte[3 * width * height];
    for (int y = 0, to = 0; y < height; y++) {
      int row = 3 * y * step * image.width();
      for (int x = 0; x < width; x++, to += 3) {
        System.arraycopy(pixels, row + 3 * x * step, fewer, to, 3);
      }
    }
    return isBlank(fewer, width, height);
  }

  /**
   * Whether a picture shows nothing.
   *
   * @param rgb packed 8-bit RGB, {@code 3 * width * height} bytes from index 0 on
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @return true for one colour all over, but for noise
   * @throws IllegalArgumentException when a size is below 1 or the array is too short
   */
  public static boolean isBlank(byte[] rgb, int width, int height) {
    if (width < 1 || height < 1 || rgb.length < 3L * width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels do not fit %d bytes".formatted(width, height, rgb.length));
    }
    for (int channel = 0; channel < 3; channel++) {
      if (!isFlat(rgb, width, height, channel)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFlat(byte[] rgb, int width, int height, int channel) {
    int columns = Math.min(FIELDS, width);
    int rows = Math.min(FIELDS, height);
    long sum = 0;
    for (int i = channel, end = 3 * width * height; i < end; i += 3) {
      sum += rgb[i] & 0xff;
    }
    double mean = (double) sum / (width * (long) height);
    int odd = 0;
    double noise = 0;
    for (int row = 0; row < rows; row++) {
      int top = row * height / rows;
      int bottom = (row + 1) * height / rows;
      for (int column = 0; column < columns; column++) {
        int left = column * width / columns;
        int right = (column + 1) * width / columns;
        double fieldMean = mean(rgb, width, channel, left, top, right, bottom);
        noise += deviation(rgb, width, channel, left, top, right, bottom, fieldMean);
        if (Math.abs(fieldMean - mean) > FIELD_LEVELS) {
          odd++;
        }
      }
    }
    int fields = rows * columns;
    return odd <= ODD_FIELDS * fields && noise <= NOISE_LEVELS * (double) fields;
  }

  private static double mean(
      byte[] rgb, int width, int channel, int left, int top, int right, int bottom) {
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += rgb[3 * (y * width + x) + channel] & 0xff;
      }
    }
    return (double) sum / ((bottom - top) * (long) (right - left));
  }

  private static double deviation(
      byte[] rgb, int width, int channel, int left, int top, int right, int bottom, double mean) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += Math.abs((rgb[3 * (y * width + x) + channel] & 0xff) - mean);
      }
    }
    return sum / ((bottom - top) * (long) (right - left));
  }
}
