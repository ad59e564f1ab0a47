package io.github.clipsearch.encoder.djl;

/**
 * One axis of a resampling, with Pillow's fixed-point arithmetic: output pixel {@code i} is the sum
 * over {@code k < taps(i)} of {@code weight(i, k)} times input pixel {@code first(i) + k}. Weights
 * have {@value #FRACTION_BITS} bits behind the point. Only a window of the resized axis is
 * described; where the window reaches beyond it, pixels have no taps and come out black.
 */
final class ResizeAxis {
  static final int FRACTION_BITS = 22;

  /** Half, which rounds when the fraction is cut off. */
  static final int ROUNDING = 1 << (FRACTION_BITS - 1);

  private final int[] first;
  private final int[] taps;
  private final int[] weights;
  private final int stride;

  /**
   * Computes the weights.
   *
   * @param inputLength pixels before
   * @param outputLength pixels after, of the whole axis
   * @param windowStart first output pixel that is wanted, may be negative
   * @param windowLength number of output pixels that are wanted
   */
  ResizeAxis(
      int inputLength,
      long outputLength,
      long windowStart,
      int windowLength,
      ResampleFilter filter) {
    double scale = (double) inputLength / outputLength;
    double filterScale = Math.max(scale, 1);
    double radius = filter.radius() * filterScale;
    stride = Math.min(inputLength, (int) Math.ceil(radius) * 2 + 1);
    first = new int[windowLength];
    taps = new int[windowLength];
    weights = new int[Math.multiplyExact(windowLength, stride)];
    double[] exact = new double[stride];
    for (int i = 0; i < windowLength; i++) {
      long output = windowStart + i;
      if (output < 0 || output >= outputLength) {
        continue;
      }
      double centre = (output + 0.5) * scale;
      int from = (int) Math.max(0, centre - radius + 0.5);
      int to = (int) Math.min(inputLength, centre + radius + 0.5);
      double sum = 0;
      for (int k = 0; k < to - from; k++) {
        exact[k] = filter.weight((k + from - centre + 0.5) * (1 / filterScale));
        sum += exact[k];
      }
      first[i] = from;
      taps[i] = to - from;
      for (int k = 0; k < to - from; k++) {
        weights[i * stride + k] = toFixedPoint(sum == 0 ? exact[k] : exact[k] / sum);
      }
    }
  }

  private static int toFixedPoint(double weight) {
    double scaled = weight * (1 << FRACTION_BITS);
    return (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  }

  int length() {
    return first.length;
  }

  int first(int output) {
    return first[output];
  }

  int taps(int output) {
    return taps[output];
  }

  /** All weights; those of output {@code i} start at {@code i * stride()}. */
  int[] weights() {
    return weights;
  }

  int stride() {
    return stride;
  }

  /** The first input pixel that any output needs. */
  int inputStart() {
    int start = Integer.MAX_VALUE;
    for (int i = 0; i < first.length; i++) {
      if (taps[i] > 0) {
        start = Math.min(start, first[i]);
      }
    }
    return start;
  }

  /** The first input pixel after those that any output needs. */
  int inputEnd() {
    int end = 0;
    for (int i = 0; i < first.length; i++) {
      end = Math.max(end, first[i] + taps[i]);
    }
    return end;
  }
}
