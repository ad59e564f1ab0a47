package io.github.clipsearch.store;

/** Arithmetic in plain Java, written so that HotSpot's compiler makes good code of it. */
final class PlainMath extends VectorMath {
  /** How many sums there are at a time, as an addition need not wait for those of other sums. */
  private static final int STEP = 8;

  /**
   * Products first, then their sum. The compiler may not reorder additions of floats, so it makes
   * no vector instructions of a sum; of the products it does, where every array is read at the same
   * place: that is why vectors come in parts, and halves the sum. Offsets into one array or more
   * than five arrays at a time stay scalar on Java 17 (docs/benchmarks.md).
   */
  @Override
  float dot(float[] a, float[] x, float[] b, float[] y, float[] room) {
    multiply(a, x, b, y, room);
    return sum(room);
  }

  private static void multiply(float[] a, float[] x, float[] b, float[] y, float[] products) {
    for (int i = 0; i < products.length; i++) {
      products[i] = a[i] * x[i] + b[i] * y[i];
    }
  }

  private static float sum(float[] values) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int unrolled = values.length - values.length % STEP;
    for (int i = 0; i < unrolled; i += STEP) {
      s0 += values[i];
      s1 += values[i + 1];
      s2 += values[i + 2];
      s3 += values[i + 3];
      s4 += values[i + 4];
      s5 += values[i + 5];
      s6 += values[i + 6];
      s7 += values[i + 7];
    }
    for (int i = unrolled; i < values.length; i++) {
      s0 += values[i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  /** A sum of ints may be reordered: the compiler makes vector instructions of this loop. */
  @Override
  int dot(int[] words, int[][] query) {
    return dot(words, query[0], query[1], query[2], query[3]);
  }

  private static int dot(int[] words, int[] q0, int[] q1, int[] q2, int[] q3) {
    int sum = 0;
    for (int i = 0; i < q0.length; i++) {
      int word = words[i];
      sum +=
          ((word << 24) >> 24) * q0[i]
              + ((word << 16) >> 24) * q1[i]
              + (((word << 8) >> 24) * q2[i] + (word >> 24) * q3[i]);
    }
    return sum;
  }
}
