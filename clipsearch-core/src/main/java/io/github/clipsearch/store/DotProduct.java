package io.github.clipsearch.store;

/**
 * The dot product, which is the cosine similarity of normalised vectors. Eight independent sums let
 * the processor overlap the additions; their order is fixed, so results are the same every time.
 */
final class DotProduct {
  private DotProduct() {}

  static float of(float[] query, float[] vectors, int offset) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int length = query.length;
    int unrolled = length & ~7;
    for (int i = 0, j = offset; i < unrolled; i += 8, j += 8) {
      s0 += query[i] * vectors[j];
      s1 += query[i + 1] * vectors[j + 1];
      s2 += query[i + 2] * vectors[j + 2];
      s3 += query[i + 3] * vectors[j + 3];
      s4 += query[i + 4] * vectors[j + 4];
      s5 += query[i + 5] * vectors[j + 5];
      s6 += query[i + 6] * vectors[j + 6];
      s7 += query[i + 7] * vectors[j + 7];
    }
    for (int i = unrolled; i < length; i++) {
      s0 += query[i] * vectors[offset + i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}
