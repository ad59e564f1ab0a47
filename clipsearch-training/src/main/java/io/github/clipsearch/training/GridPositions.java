package io.github.clipsearch.training;

import java.util.Random;

/**
 * First position embeddings of the patches: waves across the grid, as strong as what the patches
 * themselves contribute. With small random numbers instead they would be a tenth of that for
 * thousands of steps, and the model would see an almost unordered bag of patches.
 */
final class GridPositions {
  private static final double SHORTEST_WAVE = 2.5;
  private static final double LONGEST_WAVE = 32;
  private static final double AMPLITUDE = 0.7;
  private static final double CLASS_DEVIATION = 0.02;

  private GridPositions() {}

  /**
   * Makes the embeddings.
   *
   * @param width of an embedding, a multiple of 4
   * @param random for the class token, which has no place in the grid
   * @return {@code float[1 + 64][width]}
   */
  static float[] waves(int width, Random random) {
    float[] values = new float[(ModelShape.PATCHES + 1) * width];
    for (int i = 0; i < width; i++) {
      values[i] = (float) (CLASS_DEVIATION * random.nextGaussian());
    }
    int frequencies = width / 4;
    for (int patch = 0; patch < ModelShape.PATCHES; patch++) {
      int row = patch / ModelShape.GRID;
      int column = patch % ModelShape.GRID;
      int start = (patch + 1) * width;
      for (int k = 0; k < frequencies; k++) {
        double share = (double) k / (frequencies - 1);
        double length = SHORTEST_WAVE * Math.pow(LONGEST_WAVE / SHORTEST_WAVE, share);
        double x = 2 * Math.PI * column / length;
        double y = 2 * Math.PI * row / length;
        values[start + 4 * k] = (float) (AMPLITUDE * Math.sin(x));
        values[start + 4 * k + 1] = (float) (AMPLITUDE * Math.cos(x));
        values[start + 4 * k + 2] = (float) (AMPLITUDE * Math.sin(y));
        values[start + 4 * k + 3] = (float) (AMPLITUDE * Math.cos(y));
      }
    }
    return values;
  }
}
