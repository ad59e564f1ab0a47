package io.github.clipsearch.scene;

/** A picture of one bit for each pixel; each row begins with a new word. */
final class BitPlane {
  final int height;
  final int wordsPerRow;
  final long[] words;

  /** The bits of a row's last word that are pixels. */
  final long lastMask;

  private final int width;

  BitPlane(DetectionSize size) {
    width = size.width();
    height = size.height();
    wordsPerRow = (width + Long.SIZE - 1) / Long.SIZE;
    words = new long[wordsPerRow * height];
    lastMask = -1L >>> (wordsPerRow * Long.SIZE - width);
  }

  boolean get(int x, int y) {
    return (words[y * wordsPerRow + x / Long.SIZE] >>> x & 1) != 0;
  }

  /** Makes a row of one bit of each of as many numbers, counted from the lowest bit. */
  void setRow(int y, int[] numbers, int start, int bit) {
    for (int word = 0; word < wordsPerRow; word++) {
      int from = start + word * Long.SIZE;
      int count = Math.min(Long.SIZE, width - word * Long.SIZE);
      long bits = 0;
      for (int i = 0; i < count; i++) {
        bits |= (long) (numbers[from + i] >> bit & 1) << i;
      }
      words[y * wordsPerRow + word] = bits;
    }
  }

  /** How many pixels differ from another picture's of the same size. */
  int differences(BitPlane other) {
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      count += Long.bitCount(words[i] ^ other.words[i]);
    }
    return count;
  }
}
