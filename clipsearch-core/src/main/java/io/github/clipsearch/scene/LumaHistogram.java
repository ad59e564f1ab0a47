package io.github.clipsearch.scene;

import java.util.Arrays;

/**
 * How often each class of brightness occurs in a picture: {@code
 * HistogramDetector.calculate_histogram} of PySceneDetect 0.7.1, with the Y of OpenCV's {@code
 * COLOR_RGB2YUV} (14-bit fixed point) and its {@code calcHist}. Reused from picture to picture.
 */
final class LumaHistogram {
  private static final int RED = 4899;
  private static final int GREEN = 9617;
  private static final int BLUE = 1868;
  private static final int SHIFT = 14;
  private static final int ROUND = 1 << (SHIFT - 1);

  private final int[] levels = new int[256];
  private final double[] bins;

  LumaHistogram(int bins) {
    this.bins = new double[bins];
  }

  /** Counts the pixels of a packed RGB picture. */
  void count(byte[] rgb) {
    Arrays.fill(levels, 0);
    for (int in = 0; in < rgb.length; in += 3) {
      int luma =
          RED * (rgb[in] & 0xff) + GREEN * (rgb[in + 1] & 0xff) + BLUE * (rgb[in + 2] & 0xff);
      levels[(luma + ROUND) >> SHIFT]++;
    }
    Arrays.fill(bins, 0);
    for (int level = 0; level < levels.length; level++) {
      bins[level * bins.length / levels.length] += levels[level];
    }
    normalize();
  }

  /**
   * Pearson's correlation as OpenCV's {@code compareHist} with {@code HISTCMP_CORREL} computes it,
   * 1 for two histograms one of which is flat.
   */
  double correlation(LumaHistogram other) {
    double sum = 0;
    double otherSum = 0;
    double squares = 0;
    double otherSquares = 0;
    double products = 0;
    for (int i = 0; i < bins.length; i++) {
      double a = bins[i];
      double b = other.bins[i];
      sum += a;
      otherSum += b;
      squares += a * a;
      otherSquares += b * b;
      products += a * b;
    }
    double scale = 1.0 / bins.length;
    double variances = (squares - sum * sum * scale) * (otherSquares - otherSum * otherSum * scale);
    return Math.abs(variances) > Math.ulp(1.0)
        ? (products - sum * otherSum * scale) / Math.sqrt(variances)
        : 1;
  }

  /** To a length of 1, as the reference does; matters to the test for flatness only. */
  private void normalize() {
    double squares = 0;
    for (double bin : bins) {
      squares += bin * bin;
    }
    double factor = 1 / Math.sqrt(squares);
    for (int i = 0; i < bins.length; i++) {
      bins[i] *= factor;
    }
  }
}
