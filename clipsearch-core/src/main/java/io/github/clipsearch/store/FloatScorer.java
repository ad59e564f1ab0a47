package io.github.clipsearch.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Scores vectors of 32-bit numbers, on the heap or in native memory. */
final class FloatScorer implements SceneScorer {
  /** Of 512 dimensions two vectors: larger blocks were slower (docs/benchmarks.md). */
  private static final int BLOCK_FLOATS = 1024;

  private final VectorMath math = VectorMath.fastest();
  private final float[] query;
  private final int blockVectors;

  /** Vectors on their way out of native memory: arithmetic on arrays is faster. */
  private final float[] block;

  FloatScorer(float[] query) {
    this.query = query;
    this.blockVectors = Math.max(2, BLOCK_FLOATS / query.length & ~1);
    this.block = new float[blockVectors * query.length];
  }

  @Override
  public void score(ByteBuffer vectors, int first, int end, float[] scores) {
    score(vectors.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer(), first, end, scores);
  }

  /**
   * Scores some of a video's scenes, as {@link #score(ByteBuffer, int, int, float[])} does.
   *
   * @param vectors all embeddings of the video back to back, from the buffer's position on
   */
  void score(FloatBuffer vectors, int first, int end, float[] scores) {
    int dimension = query.length;
    if (vectors.hasArray()) {
      int offset = vectors.arrayOffset() + vectors.position() + first * dimension;
      score(vectors.array(), offset, first, end, scores);
      return;
    }
    for (int from = first; from < end; from += blockVectors) {
      int to = Math.min(from + blockVectors, end);
      vectors.get(vectors.position() + from * dimension, block, 0, (to - from) * dimension);
      score(block, 0, from, to, scores);
    }
  }

  private void score(float[] vectors, int offset, int first, int end, float[] scores) {
    math.dots(query, vectors, offset, end - first, scores, first);
    for (int i = first; i < end; i++) {
      if (scores[i] == 0 && isZero(vectors, offset + (i - first) * query.length)) {
        scores[i] = ExactScan.NOT_SCORED; // a blank scene
      }
    }
  }

  private boolean isZero(float[] vectors, int offset) {
    for (int i = offset; i < offset + query.length; i++) {
      if (vectors[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
