package io.github.clipsearch.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Scores vectors of half-precision numbers, two at a time from each 32-bit word: those in even and
 * those in odd places are put into arrays of their own, and so is the query.
 */
final class Float16Scorer implements SceneScorer {
  /** What keeps a half's sign, exponent and mantissa in a float's places. */
  private static final int HALF_BITS = 0x8FFFE000;

  /** By how many places they are farther right in a float than in the upper half of a word. */
  private static final int SHIFT = 3;

  /** A float's exponent has another bias: bits in place make a number this much too small. */
  private static final float REBIAS = 0x1p112f;

  private static final int BLOCK_VECTORS = 3;
  private static final int STEP = 4;

  private final VectorMath math = VectorMath.fastest();
  private final int dimension;
  private final float[] evenQuery;
  private final float[] oddQuery;
  private final int[] words;
  private final int[] evenBits;
  private final int[] oddBits;
  private final float[] even;
  private final float[] odd;
  private final float[] squares;
  private final float[] evenProducts = new float[BLOCK_VECTORS];
  private final float[] oddProducts = new float[BLOCK_VECTORS];

  /** Memory in which bits are read as floats, which the compiler does much faster than by one. */
  private final IntBuffer bits;

  private final FloatBuffer floats;

  Float16Scorer(float[] query) {
    dimension = query.length;
    int half = (dimension + 1) / 2;
    evenQuery = new float[half];
    oddQuery = new float[half];
    for (int i = 0; i < dimension; i++) {
      (i % 2 == 0 ? evenQuery : oddQuery)[i / 2] = query[i];
    }
    int length = BLOCK_VECTORS * half;
    words = new int[length];
    evenBits = new int[length];
    oddBits = new int[length];
    even = new float[length];
    odd = new float[length];
    squares = new float[length];
    ByteBuffer memory =
        ByteBuffer.allocateDirect(length * Float.BYTES).order(ByteOrder.nativeOrder());
    bits = memory.asIntBuffer();
    floats = memory.asFloatBuffer();
  }

  @Override
  public void score(ByteBuffer vectors, int first, int end, float[] scores) {
    ByteBuffer run = vectors.slice().order(ByteOrder.LITTLE_ENDIAN);
    for (int from = first; from < end; from += BLOCK_VECTORS) {
      int count = Math.min(BLOCK_VECTORS, end - from);
      readWords(run, from, count);
      split(words, evenBits, oddBits);
      reinterpret(evenBits, even);
      reinterpret(oddBits, odd);
      square(even, odd, squares);
      math.dots(evenQuery, even, 0, count, evenProducts, 0);
      math.dots(oddQuery, odd, 0, count, oddProducts, 0);
      for (int i = 0; i < count; i++) {
        double square = sum(squares, i * evenQuery.length, evenQuery.length);
        scores[from + i] =
            square == 0
                ? ExactScan.NOT_SCORED
                : (float) (((double) evenProducts[i] + oddProducts[i]) / Math.sqrt(square));
      }
    }
  }

  private void readWords(ByteBuffer run, int first, int count) {
    int half = evenQuery.length;
    if (dimension % 2 == 0) {
      int bytes = VectorFormat.FLOAT16.bytes(dimension);
      run.slice(first * bytes, count * bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(words, 0, count * half);
    } else {
      Arrays.fill(words, 0);
      for (int i = 0; i < count * dimension; i++) {
        int place = i % dimension;
        int value = run.getShort((first * dimension + i) * Short.BYTES) & 0xFFFF;
        words[i / dimension * half + place / 2] |= place % 2 == 0 ? value : value << Short.SIZE;
      }
    }
  }

  private static void split(int[] words, int[] even, int[] odd) {
    for (int i = 0; i < words.length; i++) {
      even[i] = ((words[i] << Short.SIZE) >> SHIFT) & HALF_BITS;
      odd[i] = (words[i] >> SHIFT) & HALF_BITS;
    }
  }

  private void reinterpret(int[] values, float[] target) {
    bits.put(0, values);
    floats.get(0, target);
    rebias(target);
  }

  private static void rebias(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= REBIAS;
    }
  }

  private static void square(float[] even, float[] odd, float[] squares) {
    for (int i = 0; i < squares.length; i++) {
      squares[i] = even[i] * even[i] + odd[i] * odd[i];
    }
  }

  private static double sum(float[] values, int offset, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int unrolled = length - length % STEP;
    for (int i = offset; i < offset + unrolled; i += STEP) {
      s0 += values[i];
      s1 += values[i + 1];
      s2 += values[i + 2];
      s3 += values[i + 3];
    }
    for (int i = offset + unrolled; i < offset + length; i++) {
      s0 += values[i];
    }
    return ((double) s0 + s1) + ((double) s2 + s3);
  }
}
