package io.github.clipsearch.encoder.djl;

import java.util.Arrays;

/**
 * Resizes packed RGB pictures of one size to the bit as Pillow does: rows first, rounded to bytes,
 * then columns, and of both only what the wanted window needs. Immutable, safe for use by several
 * threads.
 */
final class Resampler {
  private static final int CHANNELS = 3;

  private final int inputWidth;
  private final ResizeAxis horizontal;
  private final ResizeAxis vertical;
  private final int columnStart;
  private final int columnEnd;
  private final int rowStart;
  private final int rowEnd;

  Resampler(int inputWidth, ResizeAxis horizontal, ResizeAxis vertical) {
    this.inputWidth = inputWidth;
    this.horizontal = horizontal;
    this.vertical = vertical;
    this.columnStart = horizontal.inputStart();
    this.columnEnd = horizontal.inputEnd();
    this.rowStart = vertical.inputStart();
    this.rowEnd = vertical.inputEnd();
  }

  /** Returns a new array with the window, rows from top to bottom. */
  byte[] run(byte[] pixels) {
    int rowLength = CHANNELS * horizontal.length();
    int[] narrowed = new int[Math.multiplyExact(rowEnd - rowStart, rowLength)];
    long[] rowPair = new long[CHANNELS * (columnEnd - columnStart)];
    for (int row = rowStart; row < rowEnd; row += 2) {
      int second = Math.min(row + 1, rowEnd - 1);
      pack(pixels, row, second, rowPair);
      narrow(rowPair, narrowed, (row - rowStart) * rowLength, (second - rowStart) * rowLength);
    }
    return flatten(narrowed, rowLength);
  }

  /** Puts two rows side by side into the halves of longs, to multiply both at once. */
  private void pack(byte[] pixels, int row, int second, long[] pair) {
    int in = CHANNELS * (row * inputWidth + columnStart);
    int in2 = CHANNELS * (second * inputWidth + columnStart);
    for (int i = 0; i < pair.length; i++) {
      pair[i] = (pixels[in + i] & 0xff) | (long) (pixels[in2 + i] & 0xff) << 32;
    }
  }

  private void narrow(long[] pair, int[] out, int start, int start2) {
    int[] weights = horizontal.weights();
    long rounding = ResizeAxis.ROUNDING | (long) ResizeAxis.ROUNDING << 32;
    for (int x = 0; x < horizontal.length(); x++) {
      int taps = horizontal.taps(x);
      int weight = x * horizontal.stride();
      int in = CHANNELS * (horizontal.first(x) - columnStart);
      long red = rounding;
      long green = rounding;
      long blue = rounding;
      for (int k = 0; k < taps; k++, in += CHANNELS) {
        long factor = weights[weight + k];
        red += factor * pair[in];
        green += factor * pair[in + 1];
        blue += factor * pair[in + 2];
      }
      if (taps > 0) {
        int to = CHANNELS * x;
        out[start + to] = lower(red);
        out[start + to + 1] = lower(green);
        out[start + to + 2] = lower(blue);
        out[start2 + to] = upper(red);
        out[start2 + to + 1] = upper(green);
        out[start2 + to + 2] = upper(blue);
      }
    }
  }

  private byte[] flatten(int[] narrowed, int rowLength) {
    int[] weights = vertical.weights();
    byte[] out = new byte[Math.multiplyExact(vertical.length(), rowLength)];
    int[] sums = new int[rowLength];
    for (int y = 0; y < vertical.length(); y++) {
      Arrays.fill(sums, ResizeAxis.ROUNDING);
      for (int k = 0; k < vertical.taps(y); k++) {
        int in = (vertical.first(y) + k - rowStart) * rowLength;
        addWeighted(sums, narrowed, in, weights[y * vertical.stride() + k]);
      }
      for (int i = 0; i < rowLength; i++) {
        out[y * rowLength + i] = (byte) toByteRange(sums[i]);
      }
    }
    return out;
  }

  /** A loop of its own, on ints alone, so that the compiler uses vector instructions. */
  private static void addWeighted(int[] sums, int[] values, int start, int weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[start + i] * weight;
    }
  }

  private static int lower(long sums) {
    return toByteRange((int) sums);
  }

  /** Undoes the borrow that a negative lower half took. */
  private static int upper(long sums) {
    return toByteRange((int) ((sums - (int) sums) >> 32));
  }

  private static int toByteRange(int sum) {
    return Math.max(0, Math.min(255, sum >> ResizeAxis.FRACTION_BITS));
  }
}
