package io.github.clipsearch.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Scores vectors of 32-bit numbers, on the heap or in native memory, one at a time in halves. */
final class FloatScorer implements SceneScorer {
  private final VectorMath math = VectorMath.fastest();
  private final int dimension;

  /** Length of a half; where the dimension is odd, the upper one ends with a zero. */
  private final int half;

  private final float[] lowerQuery;
  private final float[] upperQuery;
  private final float[] lower;
  private final float[] upper;
  private final float[] products;

  FloatScorer(float[] query) {
    dimension = query.length;
    half = (dimension + 1) / 2;
    lowerQuery = Arrays.copyOf(query, half);
    upperQuery = Arrays.copyOf(Arrays.copyOfRange(query, half, dimension), half);
    lower = new float[half];
    upper = new float[half];
    products = new float[half];
  }

  @Override
  public void score(ByteBuffer vectors, int first, int end, float[] scores) {
    score(vectors.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer(), first, end, scores);
  }

  /**
   * Scores some of a video's scenes, as {@link #score(ByteBuffer, int, int, float[])} does.
   *
   * @param vectors the embeddings of these scenes back to back, from the buffer's position on
   */
  void score(FloatBuffer vectors, int first, int end, float[] scores) {
    for (int i = first; i < end; i++) {
      int start = vectors.position() + (i - first) * dimension;
      vectors.get(start, lower);
      vectors.get(start + half, upper, 0, dimension - half);
      float score = math.dot(lowerQuery, lower, upperQuery, upper, products);
      scores[i] = score == 0 && isBlank() ? ExactScan.NOT_SCORED : score;
    }
  }

  private boolean isBlank() {
    for (int i = 0; i < half; i++) {
      if (lower[i] != 0 || upper[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
