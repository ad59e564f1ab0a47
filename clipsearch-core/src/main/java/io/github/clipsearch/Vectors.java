package io.github.clipsearch;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Arithmetic on embeddings, in double precision. */
final class Vectors {
  /** Below this share of what was added up, a sum is rounding and has no direction. */
  private static final double CANCELLED = 1e-6;

  private Vectors() {}

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /**
   * The mean, scaled to length one. Vectors that cancel each other out have no direction in common;
   * then the first stands for all.
   */
  static float[] normalisedMean(List<float[]> vectors) {
    return direction(vectors, Collections.nCopies(vectors.size(), 1.0))
        .orElseGet(() -> vectors.get(0).clone());
  }

  /** The weighted sum, scaled to length one; empty when the vectors cancel each other out. */
  static Optional<float[]> direction(List<float[]> vectors, List<Double> weights) {
    double[] sum = new double[vectors.get(0).length];
    double largest = 0;
    for (double weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    double added = 0;
    for (int v = 0; v < vectors.size(); v++) {
      // Relative to the largest, so that no weight is too large or too small to be squared.
      double weight = weights.get(v) / largest;
      added += Math.abs(weight);
      float[] vector = vectors.get(v);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * vector[i];
      }
    }
    double square = 0;
    for (double value : sum) {
      square += value * value;
    }
    double norm = Math.sqrt(square);
    if (!(norm >= CANCELLED * added)) {
      return Optional.empty();
    }
    float[] direction = new float[sum.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = (float) (sum[i] / norm);
    }
    return Optional.of(direction);
  }
}
