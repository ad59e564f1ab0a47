package io.github.clipsearch.scene;

import java.util.Arrays;

/**
 * Widens every edge pixel to a square around it: OpenCV's {@code dilate} with a square kernel of
 * ones, for pictures of 0 and 255. Counts edges in a sliding window, so the size of the kernel does
 * not matter to the speed. Reuses its buffers.
 */
final class SquareDilation {
  private final int width;
  private final int height;
  private final int radius;

  /** As large numbers as the counts, so that the JVM makes vector instructions of adding them. */
  private final int[] rows;

  private final int[] columnCounts;

  /** For pictures of one size; the kernel size is odd. */
  SquareDilation(int width, int height, int kernelSize) {
    this.width = width;
    this.height = height;
    this.radius = kernelSize / 2;
    rows = new int[width * height];
    columnCounts = new int[width];
  }

  void dilate(byte[] edges, byte[] target) {
    for (int y = 0; y < height; y++) {
      widenRow(edges, y * width);
    }
    Arrays.fill(columnCounts, 0);
    for (int y = 0; y < Math.min(radius, height); y++) {
      count(y, 1);
    }
    for (int y = 0; y < height; y++) {
      if (y + radius < height) {
        count(y + radius, 1);
      }
      if (y - radius - 1 >= 0) {
        count(y - radius - 1, -1);
      }
      for (int x = 0; x < width; x++) {
        target[y * width + x] = (byte) (columnCounts[x] > 0 ? 255 : 0);
      }
    }
  }

  /** Writes 1 where there is an edge within the radius in the same row, else 0. */
  private void widenRow(byte[] edges, int start) {
    int count = 0;
    for (int x = 0; x < Math.min(radius, width); x++) {
      count += edges[start + x] & 1;
    }
    int x = 0;
    for (; x + radius < width && x <= radius; x++) {
      count += edges[start + x + radius] & 1;
      rows[start + x] = sign(count);
    }
    for (; x + radius < width; x++) {
      count += (edges[start + x + radius] & 1) - (edges[start + x - radius - 1] & 1);
      rows[start + x] = sign(count);
    }
    for (; x < width; x++) {
      if (x > radius) {
        count -= edges[start + x - radius - 1] & 1;
      }
      rows[start + x] = sign(count);
    }
  }

  /** 1 for every count but 0. */
  private static int sign(int count) {
    return -count >>> 31;
  }

  private void count(int y, int sign) {
    int start = y * width;
    for (int x = 0; x < width; x++) {
      columnCounts[x] += sign * rows[start + x];
    }
  }
}
