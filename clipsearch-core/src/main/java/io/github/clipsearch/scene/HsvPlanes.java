package io.github.clipsearch.scene;

/**
 * The hue, saturation and value of a picture as OpenCV computes them for 8-bit images ({@code
 * cvtColor} with {@code COLOR_RGB2HSV}, fixed-point tables of 12 bits): hue 0 to 179, saturation
 * and value 0 to 255. Buffers are reused from picture to picture.
 */
final class HsvPlanes {
  private static final int SHIFT = 12;
  private static final int ROUND = 1 << (SHIFT - 1);
  private static final int HUE_RANGE = 180;
  private static final int[] SATURATION_FACTOR = new int[256];
  private static final int[] HUE_FACTOR = new int[256];

  static {
    for (int i = 1; i < 256; i++) {
      SATURATION_FACTOR[i] = (int) Math.rint((255 << SHIFT) / (double) i);
      HUE_FACTOR[i] = (int) Math.rint((HUE_RANGE << SHIFT) / (6.0 * i));
    }
  }

  // As large numbers as their differences, so that the JVM makes vector instructions of these.
  final int[] hue;
  final int[] saturation;
  final int[] value;

  HsvPlanes(int pixels) {
    hue = new int[pixels];
    saturation = new int[pixels];
    value = new int[pixels];
  }

  /** Fills the planes from packed RGB. */
  void convert(byte[] rgb) {
    for (int i = 0, in = 0; i < value.length; i++, in += 3) {
      int r = rgb[in] & 0xff;
      int g = rgb[in + 1] & 0xff;
      int b = rgb[in + 2] & 0xff;
      int max = Math.max(r, Math.max(g, b));
      int range = max - Math.min(r, Math.min(g, b));
      int sector;
      if (max == r) {
        sector = g - b;
      } else if (max == g) {
        sector = b - r + 2 * range;
      } else {
        sector = r - g + 4 * range;
      }
      int h = (sector * HUE_FACTOR[range] + ROUND) >> SHIFT;
      hue[i] = h < 0 ? h + HUE_RANGE : h;
      saturation[i] = (range * SATURATION_FACTOR[max] + ROUND) >> SHIFT;
      value[i] = max;
    }
  }

  /** The mean absolute difference of two planes, in levels. */
  static double meanDifference(int[] a, int[] b) {
    int sum = 0; // of at most 256 x 256 differences
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return (double) sum / a.length;
  }
}
