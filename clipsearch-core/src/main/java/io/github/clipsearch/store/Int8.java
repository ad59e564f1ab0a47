package io.github.clipsearch.store;

/** Vectors of signed bytes with one scale each. */
final class Int8 {
  static final int LARGEST = 127;

  private Int8() {}

  /** The bytes that stand for a vector: the largest value becomes 127 or -127. */
  static byte[] quantise(float[] vector) {
    float largest = 0;
    for (float value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    byte[] bytes = new byte[vector.length];
    if (largest > 0) {
      double factor = LARGEST / (double) largest;
      for (int i = 0; i < vector.length; i++) {
        bytes[i] = (byte) Math.rint(vector[i] * factor);
      }
    }
    return bytes;
  }

  /** By what bytes are multiplied to make a vector of length one; 0 for zeros. */
  static float scale(byte[] bytes) {
    long sum = 0;
    for (byte value : bytes) {
      sum += value * value;
    }
    return sum == 0 ? 0 : (float) (1 / Math.sqrt((double) sum));
  }
}
