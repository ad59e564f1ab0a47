package io.github.clipsearch.scene;

import java.util.Arrays;

/**
 * The edges of a brightness plane as {@code ContentDetector._detect_edges} of PySceneDetect 0.7.1
 * finds them: Canny's edges with thresholds of two and four thirds of the median brightness,
 * widened to a square around each so that noise and slow movement change little. Reuses its
 * buffers.
 */
final class EdgePlane {
  private static final double SIGMA = 1.0 / 3.0;
  private static final int LEVELS = 256;

  private final CannyEdges canny;
  private final SquareDilation dilation;
  private final int[] histogram = new int[LEVELS];

  /** Of every other pixel: neighbours are often alike, and one count would wait for the other. */
  private final int[] otherHistogram = new int[LEVELS];

  private final BitPlane thin;

  EdgePlane(DetectionSize size, int kernelSize) {
    canny = new CannyEdges(size.width(), size.height());
    dilation =
        new SquareDilation(
            size,
            kernelSize == ContentMeter.AUTOMATIC_KERNEL ? estimatedKernelSize(size) : kernelSize);
    thin = new BitPlane(size);
  }

  /** Finds the edges in levels of 0 to 255. */
  void detect(int[] plane, BitPlane edges) {
    double median = median(plane);
    int low = (int) ((1.0 - SIGMA) * median);
    int high = (int) Math.min(255, (1.0 + SIGMA) * median);
    canny.detect(plane, low, high, thin);
    dilation.dilate(thin, edges);
  }

  /** {@code _estimated_kernel_size} of the reference. */
  static int estimatedKernelSize(DetectionSize size) {
    int estimate = 4 + (int) Math.rint(Math.sqrt(size.pixels()) / 192);
    return estimate % 2 == 0 ? estimate + 1 : estimate;
  }

  private double median(int[] plane) {
    Arrays.fill(histogram, 0);
    Arrays.fill(otherHistogram, 0);
    for (int i = 0; i + 1 < plane.length; i += 2) {
      histogram[plane[i]]++;
      otherHistogram[plane[i + 1]]++;
    }
    if (plane.length % 2 == 1) {
      histogram[plane[plane.length - 1]]++;
    }
    for (int level = 0; level < LEVELS; level++) {
      histogram[level] += otherHistogram[level];
    }
    int half = plane.length / 2;
    return plane.length % 2 == 1
        ? levelOfRank(half)
        : (levelOfRank(half - 1) + levelOfRank(half)) / 2.0;
  }

  private int levelOfRank(int rank) {
    int level = 0;
    for (int below = histogram[0]; below <= rank; below += histogram[level]) {
      level++;
    }
    return level;
  }
}
