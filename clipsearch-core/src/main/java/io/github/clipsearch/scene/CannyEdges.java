package io.github.clipsearch.scene;

import java.util.Arrays;

/**
 * Canny's edges to the bit as OpenCV's {@code Canny} finds them in 8-bit pictures with its defaults
 * ({@code modules/imgproc/src/canny.cpp}): Sobel gradients over 3 x 3 pixels with the border
 * repeated, their magnitude |dx| + |dy|, thinned across the gradient's direction, and followed from
 * strong edges to weak ones. Reuses its buffers.
 */
final class CannyEdges {
  private static final int TAN_SHIFT = 15;
  private static final int TAN_22 = 13573; // tan(22.5 degrees) in 15 bits

  private static final byte WEAK = 0;
  private static final byte NONE = 1;
  private static final byte STRONG = 2;

  private final int width;
  private final int height;
  private final int stride;

  // The next three have a border of one pixel: no magnitude and no edge outside the picture.
  private final int[] magnitude;
  private final byte[] map;
  private final int[] strongPixels;

  // Numbers of one size throughout, so that the JVM makes vector instructions of the loops.
  private final int[] levels;
  private final int[] gradientX;
  private final int[] gradientY;
  private final int[] columnSums;
  private final int[] columnSteps;

  CannyEdges(int width, int height) {
    this.width = width;
    this.height = height;
    stride = width + 2;
    magnitude = new int[stride * (height + 2)];
    map = new byte[stride * (height + 2)];
    strongPixels = new int[width * height];
    levels = new int[width * height];
    gradientX = new int[width * height];
    gradientY = new int[width * height];
    columnSums = new int[stride];
    columnSteps = new int[stride];
  }

  /** Writes 255 where there is an edge and 0 elsewhere. */
  void detect(byte[] plane, int low, int high, byte[] edges) {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = plane[i] & 0xff;
    }
    for (int y = 0; y < height; y++) {
      gradients(y);
    }
    Arrays.fill(map, NONE);
    int strong = 0;
    for (int y = 0; y < height; y++) {
      strong = thin(y, Math.min(low, high), Math.max(low, high), strong);
    }
    follow(strong);
    for (int y = 0; y < height; y++) {
      int in = (y + 1) * stride + 1;
      for (int x = 0; x < width; x++) {
        edges[y * width + x] = (byte) (map[in + x] == STRONG ? 255 : 0);
      }
    }
  }

  private void gradients(int y) {
    int row = y * width;
    int above = Math.max(y - 1, 0) * width;
    int below = Math.min(y + 1, height - 1) * width;
    for (int x = 0; x < width; x++) {
      columnSums[x + 1] = levels[above + x] + 2 * levels[row + x] + levels[below + x];
    }
    for (int x = 0; x < width; x++) {
      columnSteps[x + 1] = levels[below + x] - levels[above + x];
    }
    columnSums[0] = columnSums[1];
    columnSums[width + 1] = columnSums[width];
    columnSteps[0] = columnSteps[1];
    columnSteps[width + 1] = columnSteps[width];
    for (int x = 0; x < width; x++) {
      gradientX[row + x] = columnSums[x + 2] - columnSums[x];
    }
    for (int x = 0; x < width; x++) {
      gradientY[row + x] = columnSteps[x] + 2 * columnSteps[x + 1] + columnSteps[x + 2];
    }
    int out = (y + 1) * stride + 1;
    for (int x = 0; x < width; x++) {
      magnitude[out + x] = Math.abs(gradientX[row + x]) + Math.abs(gradientY[row + x]);
    }
  }

  /** Keeps the crests of the magnitude; returns how many strong pixels are noted so far. */
  private int thin(int y, int low, int high, int strong) {
    int start = (y + 1) * stride + 1;
    for (int x = 0; x < width; x++) {
      int at = start + x;
      int m = magnitude[at];
      if (m > low && isCrest(at, m, gradientX[y * width + x], gradientY[y * width + x])) {
        if (m > high) {
          map[at] = STRONG;
          strongPixels[strong++] = at;
        } else {
          map[at] = WEAK;
        }
      }
    }
    return strong;
  }

  private boolean isCrest(int at, int m, int dx, int dy) {
    int x = Math.abs(dx);
    int y = Math.abs(dy) << TAN_SHIFT;
    int tan22 = x * TAN_22;
    if (y < tan22) {
      return m > magnitude[at - 1] && m >= magnitude[at + 1];
    }
    int tan67 = tan22 + (x << (TAN_SHIFT + 1));
    if (y > tan67) {
      return m > magnitude[at - stride] && m >= magnitude[at + stride];
    }
    int side = (dx ^ dy) < 0 ? -1 : 1;
    return m > magnitude[at - stride - side] && m > magnitude[at + stride + side];
  }

  private void follow(int strong) {
    int pending = strong;
    while (pending > 0) {
      int at = strongPixels[--pending];
      for (int row = at - stride; row <= at + stride; row += stride) {
        for (int neighbour = row - 1; neighbour <= row + 1; neighbour++) {
          if (map[neighbour] == WEAK) {
            map[neighbour] = STRONG;
            strongPixels[pending++] = neighbour;
          }
        }
      }
    }
  }
}
