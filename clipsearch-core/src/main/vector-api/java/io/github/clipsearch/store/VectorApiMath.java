package io.github.clipsearch.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Arithmetic with the Vector API, for applications that run with {@code --add-modules
 * jdk.incubator.vector}. Loaded only where that module is; uses what it has had since Java 17.
 */
final class VectorApiMath extends VectorMath {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  VectorApiMath() {}

  @Override
  float dot(float[] a, float[] x, float[] b, float[] y, float[] room) {
    int width = FLOATS.length();
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (int end = a.length - 2 * width; i <= end; i += 2 * width) {
      s0 = at(a, i).fma(at(x, i), s0);
      s1 = at(b, i).fma(at(y, i), s1);
      s2 = at(a, i + width).fma(at(x, i + width), s2);
      s3 = at(b, i + width).fma(at(y, i + width), s3);
    }
    for (int end = a.length - width; i <= end; i += width) {
      s0 = at(a, i).fma(at(x, i), s0);
      s1 = at(b, i).fma(at(y, i), s1);
    }
    float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
    for (; i < a.length; i++) {
      sum += a[i] * x[i] + b[i] * y[i];
    }
    return sum;
  }

  private static FloatVector at(float[] values, int index) {
    return FloatVector.fromArray(FLOATS, values, index);
  }

  @Override
  int dot(int[] words, int[][] query) {
    int[] q0 = query[0];
    int[] q1 = query[1];
    int[] q2 = query[2];
    int[] q3 = query[3];
    IntVector s0 = IntVector.zero(INTS);
    IntVector s1 = s0;
    int i = 0;
    for (int end = words.length - INTS.length(); i <= end; i += INTS.length()) {
      IntVector word = IntVector.fromArray(INTS, words, i);
      s0 = s0.add(byteAt(word, 24).mul(IntVector.fromArray(INTS, q0, i)));
      s1 = s1.add(byteAt(word, 16).mul(IntVector.fromArray(INTS, q1, i)));
      s0 = s0.add(byteAt(word, 8).mul(IntVector.fromArray(INTS, q2, i)));
      s1 = s1.add(word.lanewise(VectorOperators.ASHR, 24).mul(IntVector.fromArray(INTS, q3, i)));
    }
    int sum = s0.add(s1).reduceLanes(VectorOperators.ADD);
    for (; i < words.length; i++) {
      int word = words[i];
      sum +=
          ((word << 24) >> 24) * q0[i]
              + ((word << 16) >> 24) * q1[i]
              + ((word << 8) >> 24) * q2[i]
              + (word >> 24) * q3[i];
    }
    return sum;
  }

  /** The byte that a shift to the left brings to the top of each word, with its sign. */
  private static IntVector byteAt(IntVector words, int shift) {
    return words.lanewise(VectorOperators.LSHL, shift).lanewise(VectorOperators.ASHR, 24);
  }
}
