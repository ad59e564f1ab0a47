package io.github.clipsearch.encoder.djl;

/** Pillow's resizing in as few words as possible: the whole picture, one value after the other. */
final class PlainResampler {
  private PlainResampler() {}

  static byte[] resize(
      byte[] pixels, int width, int height, int newWidth, int newHeight, ResampleFilter filter) {
    byte[] narrow = new byte[3 * newWidth * height];
    for (int x = 0; x < newWidth; x++) {
      int first = first(width, newWidth, x, filter);
      int[] weights = weights(width, newWidth, x, filter);
      for (int y = 0; y < height; y++) {
        for (int channel = 0; channel < 3; channel++) {
          long sum = 1 << 21;
          for (int k = 0; k < weights.length; k++) {
            sum += (long) weights[k] * (pixels[3 * (y * width + first + k) + channel] & 0xff);
          }
          narrow[3 * (y * newWidth + x) + channel] = toByte(sum);
        }
      }
    }
    byte[] resized = new byte[3 * newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      int first = first(height, newHeight, y, filter);
      int[] weights = weights(height, newHeight, y, filter);
      for (int i = 0; i < 3 * newWidth; i++) {
        long sum = 1 << 21;
        for (int k = 0; k < weights.length; k++) {
          sum += (long) weights[k] * (narrow[3 * (first + k) * newWidth + i] & 0xff);
        }
        resized[3 * y * newWidth + i] = toByte(sum);
      }
    }
    return resized;
  }

  private static double radius(int length, int newLength, ResampleFilter filter) {
    return (filter == ResampleFilter.BICUBIC ? 2 : 1) * Math.max(1, (double) length / newLength);
  }

  private static int first(int length, int newLength, int i, ResampleFilter filter) {
    double centre = (i + 0.5) * ((double) length / newLength);
    return (int) Math.max(0, centre - radius(length, newLength, filter) + 0.5);
  }

  private static int[] weights(int length, int newLength, int i, ResampleFilter filter) {
    double scale = (double) length / newLength;
    double centre = (i + 0.5) * scale;
    int first = first(length, newLength, i, filter);
    int end = (int) Math.min(length, centre + radius(length, newLength, filter) + 0.5);
    double[] exact = new double[end - first];
    double sum = 0;
    for (int k = 0; k < exact.length; k++) {
      exact[k] = filter.weight((k + first - centre + 0.5) * (1 / Math.max(1, scale)));
      sum += exact[k];
    }
    int[] weights = new int[exact.length];
    for (int k = 0; k < weights.length; k++) {
      double scaled = exact[k] / sum * (1 << 22);
      weights[k] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    return weights;
  }

  private static byte toByte(long sum) {
    return (byte) Math.max(0, Math.min(255, sum >> 22));
  }
}
