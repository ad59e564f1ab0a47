package io.github.clipsearch.scene;

/**
 * Widens every edge pixel to a square around it: OpenCV's {@code dilate} with a square kernel of
 * ones, 64 pixels at a time. Reuses its buffer.
 */
final class SquareDilation {
  private final int radius;
  private final long[] widened;

  /** For pictures of one size; the kernel size is odd. */
  SquareDilation(DetectionSize size, int kernelSize) {
    radius = kernelSize / 2;
    widened = new long[new BitPlane(size).words.length];
  }

  void dilate(BitPlane edges, BitPlane target) {
    int count = edges.wordsPerRow;
    System.arraycopy(edges.words, 0, widened, 0, widened.length);
    for (int y = 0; y < edges.height; y++) {
      for (int i = 0; i < radius; i++) {
        widenByOne(y * count, (y + 1) * count - 1, edges.lastMask);
      }
    }
    for (int y = 0; y < edges.height; y++) {
      int last = Math.min(edges.height - 1, y + radius);
      for (int word = 0; word < count; word++) {
        long bits = 0;
        for (int near = Math.max(0, y - radius); near <= last; near++) {
          bits |= widened[near * count + word];
        }
        target.words[y * count + word] = bits;
      }
    }
  }

  /** To the left and to the right, in one row. */
  private void widenByOne(int first, int last, long lastMask) {
    long before = 0;
    for (int word = first; word <= last; word++) {
      long bits = widened[word];
      long after = word < last ? widened[word + 1] : 0;
      widened[word] =
          bits | bits << 1 | before >>> (Long.SIZE - 1) | bits >>> 1 | after << (Long.SIZE - 1);
      before = bits;
    }
    widened[last] &= lastMask;
  }
}
