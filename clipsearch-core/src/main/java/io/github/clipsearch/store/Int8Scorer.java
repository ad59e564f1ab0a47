package io.github.clipsearch.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * Scores vectors of signed bytes without decoding them. The query becomes whole numbers too, as
 * large as sums in 32 bits allow: of 512 dimensions, its values are rounded to a multiple of about
 * one millionth, which is a thousandth of what the stored vectors have lost.
 */
final class Int8Scorer implements SceneScorer {
  private static final int BYTES_IN_A_WORD = 4;

  /** Of the largest sum, for which there is a bit more. */
  private static final double LARGEST_SUM = 1 << 30;

  private final VectorMath math = VectorMath.fastest();
  private final int words;
  private final int[][] factors;
  private final double unit;

  /** The words of the vector at hand. */
  private final int[] vector;

  Int8Scorer(float[] query) {
    words = (query.length + BYTES_IN_A_WORD - 1) / BYTES_IN_A_WORD;
    vector = new int[words];
    factors = new int[BYTES_IN_A_WORD][words];
    // |sum of a * b| <= |a| * |b|, and bytes are at most 127 each
    double largestLength = Int8.LARGEST * Math.sqrt(query.length);
    double scale = LARGEST_SUM / largestLength;
    unit = 1 / scale;
    for (int i = 0; i < query.length; i++) {
      factors[i % BYTES_IN_A_WORD][i / BYTES_IN_A_WORD] = (int) Math.rint(query[i] * scale);
    }
  }

  @Override
  public void score(ByteBuffer vectors, int first, int end, float[] scores) {
    IntBuffer run = vectors.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    for (int i = first; i < end; i++) {
      int start = (i - first) * (words + 1);
      float scale = Float.intBitsToFloat(run.get(start));
      if (scale == 0) {
        scores[i] = ExactScan.NOT_SCORED;
      } else {
        run.get(start + 1, vector);
        scores[i] = (float) (math.dot(vector, factors) * unit * scale);
      }
    }
  }
}
