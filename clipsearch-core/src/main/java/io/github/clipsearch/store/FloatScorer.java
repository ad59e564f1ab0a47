package io.github.clipsearch.store;

import java.nio.FloatBuffer;

/** Scores vectors of 32-bit numbers, on the heap or in native memory. */
final class FloatScorer implements SceneScorer {
  /** Fits the first-level cache beside the query. */
  private static final int BLOCK_FLOATS = 4096;

  private final float[] query;
  private final int blockVectors;

  /** Vectors on their way out of native memory: arithmetic on arrays is twice as fast. */
  private final float[] block;

  FloatScorer(float[] query) {
    this.query = query;
    this.blockVectors = Math.max(1, BLOCK_FLOATS / query.length);
    this.block = new float[blockVectors * query.length];
  }

  @Override
  public void score(FloatBuffer vectors, int first, int end, float[] scores) {
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
    for (int i = first; i < end; i++) {
      scores[i] = score(vectors, offset + (i - first) * query.length);
    }
  }

  /** The cosine similarity, or NOT_SCORED for the zeros of a blank scene. */
  private float score(float[] vectors, int offset) {
    float product = DotProduct.of(query, vectors, offset);
    return product == 0 && isZero(vectors, offset) ? ExactScan.NOT_SCORED : product;
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
