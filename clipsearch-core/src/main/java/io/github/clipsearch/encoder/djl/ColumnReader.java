package io.github.clipsearch.encoder.djl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads a strip of rows of a packed RGB picture column by column, from left to right; the latest
 * columns stay readable. For one thread.
 */
final class ColumnReader {
  /** Columns read at once: their bytes in a row lie in one or two cache lines. */
  private static final int BATCH = 16;

  /** Rows read at once, few enough that their cache lines stay in the first-level cache. */
  private static final int BATCH_ROWS = 128;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] pixels;
  private final int width;
  private final int[][] ring;
  private int firstRow;
  private int rows;
  private int next;

  /**
   * Creates a reader.
   *
   * @param kept how many columns before the latest one that was asked for stay readable
   * @param maxRows of a strip
   */
  ColumnReader(byte[] pixels, int width, int kept, int maxRows) {
    this.pixels = pixels;
    this.width = width;
    ring = new int[ringLength(kept)][maxRows];
  }

  /** How many columns a reader holds in memory. */
  static int ringLength(int kept) {
    return kept + BATCH;
  }

  /** Goes to a strip of rows, of which the columns from the given one on will be read. */
  void start(int row, int count, int column) {
    firstRow = row;
    rows = count;
    next = column;
  }

  /** Reads on until all columns before the given one are there. */
  void readUpTo(int end) {
    while (next < end) {
      int batchEnd = Math.min(width, next + BATCH);
      for (int row = 0; row < rows; row += BATCH_ROWS) {
        int rowEnd = Math.min(rows, row + BATCH_ROWS);
        for (int column = next; column < batchEnd; column++) {
          read(column, row, rowEnd);
        }
      }
      next = batchEnd;
    }
  }

  private void read(int column, int from, int to) {
    int[] out = column(column);
    int stride = 3 * width;
    int in = 3 * ((firstRow + from) * width + column);
    int row = from;
    if (in == 0) {
      out[row++] = (pixels[0] & 0xff) << 16 | (pixels[1] & 0xff) << 8 | (pixels[2] & 0xff);
      in += stride;
    }
    // four bytes at once, of which the first belongs to the pixel before
    for (; row < to; row++, in += stride) {
      out[row] = (int) INT.get(pixels, in - 1) & 0xffffff;
    }
  }

  /** One of the latest columns: a pixel {@code 0xRRGGBB} for each row of the strip. */
  int[] column(int column) {
    return ring[column % ring.length];
  }
}
