package io.github.clipsearch.scene;

import java.util.Arrays;

/**
 * The perceptual hash of a picture: {@code HashDetector.hash_frame} of PySceneDetect 0.7.1. The
 * picture is turned to grey as OpenCV's {@code COLOR_RGB2GRAY} does (15-bit fixed point), shrunk to
 * a small square and brought to its frequencies; a bit says whether a low frequency is above the
 * median of all low ones. Reuses its buffers.
 */
final class PerceptualHash {
  private static final int RED = 9798;
  private static final int GREEN = 19235;
  private static final int BLUE = 3735;
  private static final int SHIFT = 15;
  private static final int ROUND = 1 << (SHIFT - 1);

  private final byte[] grey;
  private final AreaShrink shrink;
  private final byte[] small;
  private final double[] levels;
  private final CosineTransform transform;
  private final double[] frequencies;
  private final double[] sorted;

  PerceptualHash(DetectionSize frame, int size, int lowpass) {
    int side = size * lowpass;
    grey = new byte[frame.pixels()];
    shrink = new AreaShrink(frame, side);
    small = new byte[side * side];
    levels = new double[side * side];
    transform = new CosineTransform(side, size);
    frequencies = new double[size * size];
    sorted = new double[size * size];
  }

  /** Writes the hash of a packed RGB picture: row by row from the lowest frequency on. */
  void compute(byte[] rgb, boolean[] hash) {
    toGrey(rgb);
    shrink.shrink(grey, small);
    int brightest = 1;
    for (byte level : small) {
      brightest = Math.max(brightest, level & 0xff);
    }
    for (int i = 0; i < small.length; i++) {
      levels[i] = (float) (small[i] & 0xff) / brightest;
    }
    transform.lowFrequencies(levels, frequencies);
    double median = median();
    for (int i = 0; i < hash.length; i++) {
      hash[i] = frequencies[i] > median;
    }
  }

  private void toGrey(byte[] rgb) {
    for (int i = 0, in = 0; i < grey.length; i++, in += 3) {
      int luma =
          RED * (rgb[in] & 0xff) + GREEN * (rgb[in + 1] & 0xff) + BLUE * (rgb[in + 2] & 0xff);
      grey[i] = (byte) ((luma + ROUND) >> SHIFT);
    }
  }

  private double median() {
    System.arraycopy(frequencies, 0, sorted, 0, sorted.length);
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
