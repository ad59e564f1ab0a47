package io.github.clipsearch.encoder.djl;

import java.util.Arrays;

/**
 * Weighted sums of lines of pixels, each pixel an int {@code 0xRRGGBB}. The loops walk whole arrays
 * from index 0, on ints alone: with an offset, or with more in one loop, Java 17's compiler uses no
 * vector instructions. For one thread.
 */
final class PackedSums {
  private final int[] red;
  private final int[] green;
  private final int[] blue;

  PackedSums(int maxLength) {
    red = new int[maxLength];
    green = new int[maxLength];
    blue = new int[maxLength];
  }

  /** Starts {@code length} new sums. */
  void start(int length) {
    Arrays.fill(red, 0, length, ResizeAxis.ROUNDING);
    Arrays.fill(green, 0, length, ResizeAxis.ROUNDING);
    Arrays.fill(blue, 0, length, ResizeAxis.ROUNDING);
  }

  void add(int[] line, int weight, int length) {
    add(red, green, blue, line, weight, length);
  }

  private static void add(int[] red, int[] green, int[] blue, int[] line, int weight, int length) {
    for (int i = 0; i < length; i++) {
      int pixel = line[i];
      red[i] += (pixel >> 16) * weight;
      green[i] += (pixel >> 8 & 0xff) * weight;
      blue[i] += (pixel & 0xff) * weight;
    }
  }

  /** Rounds the sums to bytes. */
  void finish(int[] line, int length) {
    finish(red, green, blue, line, length);
  }

  private static void finish(int[] red, int[] green, int[] blue, int[] line, int length) {
    for (int i = 0; i < length; i++) {
      line[i] = toByteRange(red[i]) << 16 | toByteRange(green[i]) << 8 | toByteRange(blue[i]);
    }
  }

  private static int toByteRange(int sum) {
    return Math.max(0, Math.min(255, sum >> ResizeAxis.FRACTION_BITS));
  }
}
