package io.github.clipsearch.scene;

/**
 * Canny's edges to the bit as OpenCV's {@code Canny} finds them in 8-bit pictures with its defaults
 * ({@code modules/imgproc/src/canny.cpp}): Sobel gradients over 3 x 3 pixels with the border
 * repeated, their magnitude |dx| + |dy|, thinned across the gradient's direction, and followed from
 * strong edges to weak ones. Reuses its buffers.
 *
 * <p>The JVM makes vector instructions of loops that are short, have no branches, use numbers of
 * one size, and one index for all arrays. So conditions are signs of differences, each spread over
 * all bits by a shift; a loop goes over a block of pixels, whatever their rows; and neighbours are
 * copied to where the pixel itself is.
 */
final class CannyEdges {
  private static final int TAN_SHIFT = 15;
  private static final int TAN_22 = 13573; // tan(22.5 degrees) in 15 bits
  private static final int TAN_67 = TAN_22 + (2 << TAN_SHIFT); // by 2 more

  private static final int WEAK = 1;
  private static final int STRONG_BIT = 1;
  private static final int STRONG = 1 << STRONG_BIT;
  private static final int SIGN = 31;

  /** Pixels of a block, few enough for the processor's first cache. */
  private static final int BLOCK = 1024;

  private final int width;
  private final int height;
  private final int stride;

  /** From the first pixel to behind the last one, with the borders between rows. */
  private final int first;

  private final int end;

  // These have a border of one pixel: the picture's own levels, but no magnitude and no edge.
  private final int[] levels;
  private final int[] gradientX;
  private final int[] gradientY;
  private final int[] magnitude;
  private final int[] map;

  private final int[] strongPixels;

  // Of one block and a pixel more at each end.
  private final int[] above = new int[BLOCK + 2];
  private final int[] here = new int[BLOCK + 2];
  private final int[] below = new int[BLOCK + 2];
  private final int[] sums = new int[BLOCK + 2];
  private final int[] steps = new int[BLOCK + 2];

  // Of one block.
  private final int[] dx = new int[BLOCK];
  private final int[] dy = new int[BLOCK];
  private final int[] centre = new int[BLOCK];
  private final int[] before = new int[BLOCK];
  private final int[] after = new int[BLOCK];
  private final int[] flat = new int[BLOCK];
  private final int[] steep = new int[BLOCK];
  private final int[] falling = new int[BLOCK];
  private final int[] crests = new int[BLOCK];

  CannyEdges(int width, int height) {
    this.width = width;
    this.height = height;
    stride = width + 2;
    first = stride + 1;
    end = stride * (height + 1) - 1;
    int size = stride * (height + 2);
    levels = new int[size];
    gradientX = new int[size];
    gradientY = new int[size];
    magnitude = new int[size];
    map = new int[size];
    strongPixels = new int[width * height + 1];
  }

  /** Finds the edges in levels of 0 to 255. */
  void detect(int[] plane, int low, int high, BitPlane edges) {
    frame(plane);
    for (int from = first; from < end; from += BLOCK) {
      gradients(from, Math.min(BLOCK, end - from));
    }
    for (int y = 1; y <= height; y++) {
      magnitude[y * stride] = 0;
      magnitude[y * stride + width + 1] = 0;
    }
    for (int from = first; from < end; from += BLOCK) {
      thin(from, Math.min(BLOCK, end - from), Math.min(low, high), Math.max(low, high));
    }
    follow(noteStrong());
    for (int y = 0; y < height; y++) {
      edges.setRow(y, map, (y + 1) * stride + 1, STRONG_BIT);
    }
  }

  /** Copies the levels and repeats those at the border. */
  private void frame(int[] plane) {
    for (int y = 0; y < height + 2; y++) {
      int row = Math.max(0, Math.min(height - 1, y - 1)) * width;
      int at = y * stride;
      System.arraycopy(plane, row, levels, at + 1, width);
      levels[at] = plane[row];
      levels[at + width + 1] = plane[row + width - 1];
    }
  }

  private void gradients(int from, int count) {
    int wide = count + 2;
    System.arraycopy(levels, from - 1 - stride, above, 0, wide);
    System.arraycopy(levels, from - 1, here, 0, wide);
    System.arraycopy(levels, from - 1 + stride, below, 0, wide);
    for (int i = 0; i < wide; i++) {
      sums[i] = above[i] + 2 * here[i] + below[i];
    }
    for (int i = 0; i < wide; i++) {
      steps[i] = below[i] - above[i];
    }
    System.arraycopy(sums, 2, after, 0, count);
    for (int i = 0; i < count; i++) {
      dx[i] = after[i] - sums[i];
    }
    System.arraycopy(steps, 1, centre, 0, count);
    System.arraycopy(steps, 2, after, 0, count);
    for (int i = 0; i < count; i++) {
      dy[i] = steps[i] + 2 * centre[i] + after[i];
    }
    for (int i = 0; i < count; i++) {
      centre[i] = Math.abs(dx[i]) + Math.abs(dy[i]);
    }
    System.arraycopy(dx, 0, gradientX, from, count);
    System.arraycopy(dy, 0, gradientY, from, count);
    System.arraycopy(centre, 0, magnitude, from, count);
  }

  /** Marks the crests of the magnitude. */
  private void thin(int from, int count, int low, int high) {
    classify(from, count);
    System.arraycopy(magnitude, from, centre, 0, count);
    compareWith(from, 1, count);
    for (int i = 0; i < count; i++) {
      crests[i] = (before[i] - centre[i]) & (after[i] - centre[i] - 1) & flat[i];
    }
    compareWith(from, stride, count);
    for (int i = 0; i < count; i++) {
      crests[i] |= (before[i] - centre[i]) & (after[i] - centre[i] - 1) & steep[i];
    }
    compareWith(from, stride - 1, count);
    for (int i = 0; i < count; i++) {
      crests[i] |= (before[i] - centre[i]) & (after[i] - centre[i]) & falling[i];
    }
    compareWith(from, stride + 1, count);
    for (int i = 0; i < count; i++) {
      crests[i] |=
          (before[i] - centre[i]) & (after[i] - centre[i]) & ~(flat[i] | steep[i] | falling[i]);
    }
    for (int i = 0; i < count; i++) {
      int strength = ((low - centre[i]) >>> SIGN) + ((high - centre[i]) >>> SIGN);
      crests[i] = (crests[i] >> SIGN) & strength;
    }
    System.arraycopy(crests, 0, map, from, count);
  }

  /** Sorts the gradients' directions into four, one of which is what the other three are not. */
  private void classify(int from, int count) {
    System.arraycopy(gradientX, from, dx, 0, count);
    System.arraycopy(gradientY, from, dy, 0, count);
    for (int i = 0; i < count; i++) {
      flat[i] = ((Math.abs(dy[i]) << TAN_SHIFT) - Math.abs(dx[i]) * TAN_22) >> SIGN;
    }
    for (int i = 0; i < count; i++) {
      steep[i] = (Math.abs(dx[i]) * TAN_67 - (Math.abs(dy[i]) << TAN_SHIFT)) >> SIGN;
    }
    for (int i = 0; i < count; i++) {
      falling[i] = ((dx[i] ^ dy[i]) >> SIGN) & ~(flat[i] | steep[i]);
    }
  }

  private void compareWith(int from, int distance, int count) {
    System.arraycopy(magnitude, from - distance, before, 0, count);
    System.arraycopy(magnitude, from + distance, after, 0, count);
  }

  /** Notes where the strong pixels are, and returns how many. */
  private int noteStrong() {
    int count = 0;
    for (int at = first; at < end; at++) {
      strongPixels[count] = at;
      count += map[at] >> STRONG_BIT;
    }
    return count;
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
