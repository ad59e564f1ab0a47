package io.github.clipsearch.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Scores vectors of half-precision numbers, two numbers from each 32-bit word: those in even and
 * those in odd places are put into arrays of their own, and so is the query.
 */
final class Float16Scorer implements SceneScorer {
  /** What keeps a half's sign, exponent and mantissa in a float's places. */
  private static final int HALF_BITS = 0x8FFFE000;

  /** By how many places they are farther right in a float than in the upper half of a word. */
  private static final int SHIFT = 3;

  /** A float's exponent has another bias: bits in place make a number this much too small. */
  private static final float REBIAS = 0x1p112f;

  private final VectorMath math = VectorMath.fastest();
  private final int dimension;
  private final float[] evenQuery;
  private final float[] oddQuery;
  private final int[] words;
  private final int[] evenBits;
  private final int[] oddBits;
  private final float[] even;
  private final float[] odd;
  private final float[] products;

  /** The bits of even and of odd places, to be read as floats: much faster than one by one. */
  private final IntBuffer bits;

  /** The same bytes. */
  private final FloatBuffer floats;

  Float16Scorer(float[] query) {
    dimension = query.length;
    int half = (dimension + 1) / 2;
    evenQuery = new float[half];
    oddQuery = new float[half];
    for (int i = 0; i < dimension; i++) {
      (i % 2 == 0 ? evenQuery : oddQuery)[i / 2] = query[i];
    }
    words = new int[half];
    evenBits = new int[half];
    oddBits = new int[half];
    even = new float[half];
    odd = new float[half];
    products = new float[half];
    ByteBuffer memory = ByteBuffer.allocate(2 * half * Float.BYTES).order(ByteOrder.nativeOrder());
    bits = memory.asIntBuffer();
    floats = memory.asFloatBuffer();
  }

  @Override
  public void score(ByteBuffer vectors, int first, int end, float[] scores) {
    ByteBuffer run = vectors.slice().order(ByteOrder.LITTLE_ENDIAN);
    IntBuffer runWords = run.asIntBuffer();
    for (int i = first; i < end; i++) {
      if (dimension % 2 == 0) {
        runWords.get((i - first) * words.length, words);
      } else {
        readWords(run, i - first);
      }
      readFloats();
      float square = math.dot(even, even, odd, odd, products);
      scores[i] =
          square == 0
              ? ExactScan.NOT_SCORED
              : (float) (math.dot(evenQuery, even, oddQuery, odd, products) / Math.sqrt(square));
    }
  }

  /** The words of a vector that need not start with one. */
  private void readWords(ByteBuffer run, int number) {
    Arrays.fill(words, 0);
    for (int i = 0; i < dimension; i++) {
      int value = run.getShort((number * dimension + i) * Short.BYTES) & 0xFFFF;
      words[i / 2] |= i % 2 == 0 ? value : value << Short.SIZE;
    }
  }

  /** All is written before any is read, for the processor to be done with it by then. */
  private void readFloats() {
    splitEven(words, evenBits);
    splitOdd(words, oddBits);
    bits.put(0, evenBits);
    bits.put(words.length, oddBits);
    floats.get(0, even);
    floats.get(words.length, odd);
    rebias(even);
    rebias(odd);
  }

  private static void splitEven(int[] words, int[] even) {
    for (int i = 0; i < even.length; i++) {
      even[i] = ((words[i] << Short.SIZE) >> SHIFT) & HALF_BITS;
    }
  }

  private static void splitOdd(int[] words, int[] odd) {
    for (int i = 0; i < odd.length; i++) {
      odd[i] = (words[i] >> SHIFT) & HALF_BITS;
    }
  }

  private static void rebias(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= REBIAS;
    }
  }
}
