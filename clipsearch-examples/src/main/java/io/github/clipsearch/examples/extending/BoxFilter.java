package io.github.clipsearch.examples.extending;

import io.github.clipsearch.video.RgbImage;

/** Scales pictures: each new pixel is the mean of the old ones that it covers. */
final class BoxFilter {
  private BoxFilter() {}

  /**
   * Scales a picture.
   *
   * @param target receives {@code 3 * width * height} bytes of packed RGB
   */
  static void scale(RgbImage picture, int width, int height, byte[] target) {
    for (int y = 0, out = 0; y < height; y++) {
      int top = start(y, height, picture.height());
      int bottom = Math.max(top + 1, start(y + 1, height, picture.height()));
      for (int x = 0; x < width; x++) {
        int left = start(x, width, picture.width());
        int right = Math.max(left + 1, start(x + 1, width, picture.width()));
        for (int channel = 0; channel < 3; channel++) {
          target[out++] = (byte) mean(picture, channel, left, top, right, bottom);
        }
      }
    }
  }

  private static int start(int pixel, int newSize, int oldSize) {
    return (int) ((long) pixel * oldSize / newSize);
  }

  private static long mean(
      RgbImage picture, int channel, int left, int top, int right, int bottom) {
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += picture.pixels()[3 * (y * picture.width() + x) + channel] & 0xff;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return (sum + count / 2) / count;
  }
}
