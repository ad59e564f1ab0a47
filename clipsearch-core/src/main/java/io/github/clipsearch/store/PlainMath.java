package io.github.clipsearch.store;

/** Arithmetic in plain Java, written so that HotSpot's compiler makes good code of it. */
final class PlainMath extends VectorMath {
  /** How much the loops are unrolled. */
  private static final int STEP = 4;

  /**
   * Two rows at a time, with four sums each: eight additions under way keep the processor busy, and
   * the sums still fit into its registers. The compiler may not reorder additions of floats, so it
   * makes no vector instructions of a sum; loops that it would make some of (products first, then
   * sums) were slower.
   */
  @Override
  void dots(float[] query, float[] rows, int offset, int count, float[] products, int first) {
    int pairs = count & ~1;
    for (int row = 0; row < pairs; row += 2) {
      pair(query, rows, offset + row * query.length, products, first + row);
    }
    if (pairs < count) {
      products[first + pairs] = one(query, rows, offset + pairs * query.length);
    }
  }

  private static void pair(float[] query, float[] rows, int offset, float[] products, int first) {
    float a0 = 0;
    float a1 = 0;
    float a2 = 0;
    float a3 = 0;
    float b0 = 0;
    float b1 = 0;
    float b2 = 0;
    float b3 = 0;
    int length = query.length;
    int unrolled = length - length % STEP;
    int second = offset + length;
    for (int i = 0; i < unrolled; i += STEP) {
      float q0 = query[i];
      float q1 = query[i + 1];
      float q2 = query[i + 2];
      float q3 = query[i + 3];
      a0 += q0 * rows[offset + i];
      b0 += q0 * rows[second + i];
      a1 += q1 * rows[offset + i + 1];
      b1 += q1 * rows[second + i + 1];
      a2 += q2 * rows[offset + i + 2];
      b2 += q2 * rows[second + i + 2];
      a3 += q3 * rows[offset + i + 3];
      b3 += q3 * rows[second + i + 3];
    }
    for (int i = unrolled; i < length; i++) {
      a0 += query[i] * rows[offset + i];
      b0 += query[i] * rows[second + i];
    }
    products[first] = (a0 + a1) + (a2 + a3);
    products[first + 1] = (b0 + b1) + (b2 + b3);
  }

  /** Adds in the same order as {@link #pair}, so that a row scores the same in either. */
  private static float one(float[] query, float[] rows, int offset) {
    float a0 = 0;
    float a1 = 0;
    float a2 = 0;
    float a3 = 0;
    int length = query.length;
    int unrolled = length - length % STEP;
    for (int i = 0; i < unrolled; i += STEP) {
      a0 += query[i] * rows[offset + i];
      a1 += query[i + 1] * rows[offset + i + 1];
      a2 += query[i + 2] * rows[offset + i + 2];
      a3 += query[i + 3] * rows[offset + i + 3];
    }
    for (int i = unrolled; i < length; i++) {
      a0 += query[i] * rows[offset + i];
    }
    return (a0 + a1) + (a2 + a3);
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
