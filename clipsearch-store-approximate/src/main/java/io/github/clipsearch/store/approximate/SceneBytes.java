package io.github.clipsearch.store.approximate;

import java.util.SplittableRandom;

/**
 * Makes vectors of bytes, a quarter as large, whose dot products are nearly those of the vectors:
 * the standard deviation of the difference is about 0.0006 for 512 dimensions.
 *
 * <p>Encoders tend to have a few components that are much larger than the others, which would take
 * the range of a byte for themselves. A rotation spreads them: the signs of components are changed
 * at random, the same ones for all vectors, and a Walsh-Hadamard transform makes each component a
 * sum of all, which is distributed nearly normally whatever the vector was. Where the dimension is
 * no power of two, the transform is made of the first and then of the last components, as many as
 * the largest power of two, which overlap. (Ailon and Chazelle, "The Fast Johnson-Lindenstrauss
 * Transform", 2009, have the transform.)
 *
 * <p>Part of the graph's format: vectors in it have been made by exactly this. Immutable.
 */
final class SceneBytes {
  private static final long SEED = 0x5EED;

  /** Beyond so many standard deviations, components are cut off. */
  private static final double RANGE = 6;

  private final int block;
  private final boolean[][] negative;
  private final float scale;

  SceneBytes(int dimension) {
    block = Integer.highestOneBit(dimension);
    SplittableRandom random = new SplittableRandom(SEED);
    negative = new boolean[block == dimension ? 1 : 2][dimension];
    for (boolean[] signs : negative) {
      for (int i = 0; i < dimension; i++) {
        signs[i] = random.nextBoolean();
      }
    }
    scale = (float) (Byte.MAX_VALUE / Math.min(1, RANGE / Math.sqrt(block)));
  }

  /**
   * Rotates and rounds a vector.
   *
   * @param vector of length one; is changed
   * @return as many bytes, from -127 to 127
   */
  byte[] of(float[] vector) {
    for (int round = 0; round < negative.length; round++) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = negative[round][i] ? -vector[i] : vector[i];
      }
      transform(vector, round == 0 ? 0 : vector.length - block);
    }
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      int rounded = Math.round(vector[i] * scale);
      bytes[i] = (byte) Math.max(-Byte.MAX_VALUE, Math.min(Byte.MAX_VALUE, rounded));
    }
    return bytes;
  }

  /**
   * What the dot product of two vectors was, up to rounding.
   *
   * @param dotProduct of their bytes
   * @return about their cosine similarity
   */
  double cosine(double dotProduct) {
    return dotProduct / ((double) scale * scale);
  }

  /** The orthonormal Walsh-Hadamard transform of a part. */
  private void transform(float[] vector, int offset) {
    for (int half = 1; half < block; half *= 2) {
      for (int from = offset; from < offset + block; from += 2 * half) {
        for (int i = from; i < from + half; i++) {
          float sum = vector[i] + vector[i + half];
          vector[i + half] = vector[i] - vector[i + half];
          vector[i] = sum;
        }
      }
    }
    float norm = (float) (1 / Math.sqrt(block));
    for (int i = offset; i < offset + block; i++) {
      vector[i] *= norm;
    }
  }
}
