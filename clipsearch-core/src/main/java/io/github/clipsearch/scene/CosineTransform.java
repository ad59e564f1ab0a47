package io.github.clipsearch.scene;

/**
 * The two-dimensional discrete cosine transform (DCT-II, orthonormal), as OpenCV's {@code dct}
 * defines it, for the low frequencies only. Reuses its buffers.
 */
final class CosineTransform {
  /** Below this a frequency is rounding noise: the reference computes in single precision. */
  private static final double NOISE = 1e-6;

  private final int side;
  private final int kept;
  private final double[] basis;
  private final double[] rows;

  /** For squares of {@code side} values a side, of which {@code kept} frequencies are wanted. */
  CosineTransform(int side, int kept) {
    this.side = side;
    this.kept = kept;
    basis = new double[kept * side];
    rows = new double[side * kept];
    for (int k = 0; k < kept; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / side);
      for (int n = 0; n < side; n++) {
        basis[k * side + n] = scale * Math.cos(Math.PI * (2 * n + 1) * k / (2.0 * side));
      }
    }
  }

  /** Writes {@code kept} rows of {@code kept} frequencies, the lowest first. */
  void lowFrequencies(double[] values, double[] target) {
    for (int y = 0; y < side; y++) {
      for (int k = 0; k < kept; k++) {
        double sum = 0;
        for (int x = 0; x < side; x++) {
          sum += values[y * side + x] * basis[k * side + x];
        }
        rows[k * side + y] = sum;
      }
    }
    for (int l = 0; l < kept; l++) {
      for (int k = 0; k < kept; k++) {
        double sum = 0;
        for (int y = 0; y < side; y++) {
          sum += rows[k * side + y] * basis[l * side + y];
        }
        target[l * kept + k] = Math.abs(sum) < NOISE ? 0 : sum;
      }
    }
  }
}
