package io.github.clipsearch.encoder.djl;

/**
 * Resizes packed RGB pictures of one size to the bit as Pillow does: rows first, rounded to bytes,
 * then columns, and of both only what the wanted window needs. Immutable, safe for use by several
 * threads.
 *
 * <p>Both directions add up whole lines of pixels, each times a weight. To narrow the rows, these
 * lines are the columns of the picture.
 */
final class Resampler {
  private static final int CHANNELS = 3;

  /** Long lines are fast; at this length, a usual number of columns fits the second-level cache. */
  private static final int MAX_STRIP_ROWS = 1_280;

  /** Bounds the memory for columns where very many of them make one. */
  private static final int MAX_STRIP_PIXELS = 1 << 22;

  private final int inputWidth;
  private final ResizeAxis horizontal;
  private final ResizeAxis vertical;
  private final int columnStart;
  private final int rowStart;
  private final int rowEnd;
  private final int stripRows;

  Resampler(int inputWidth, ResizeAxis horizontal, ResizeAxis vertical) {
    this.inputWidth = inputWidth;
    this.horizontal = horizontal;
    this.vertical = vertical;
    this.columnStart = horizontal.inputStart();
    this.rowStart = vertical.inputStart();
    this.rowEnd = vertical.inputEnd();
    int affordable = MAX_STRIP_PIXELS / ColumnReader.ringLength(horizontal.stride());
    this.stripRows = Math.min(rowEnd - rowStart, Math.min(MAX_STRIP_ROWS, affordable));
  }

  /** Returns a new array with the window, rows from top to bottom. */
  byte[] run(byte[] pixels) {
    PackedSums sums = new PackedSums(Math.max(stripRows, horizontal.length()));
    return flatten(narrow(pixels, sums), sums);
  }

  /** Makes the needed rows as narrow as the window. */
  private int[][] narrow(byte[] pixels, PackedSums sums) {
    int[][] rows = new int[rowEnd - rowStart][horizontal.length()];
    ColumnReader columns = new ColumnReader(pixels, inputWidth, horizontal.stride(), stripRows);
    int[] weights = horizontal.weights();
    int[] narrowed = new int[stripRows];
    for (int row = 0; row < rows.length; row += stripRows) {
      int count = Math.min(stripRows, rows.length - row);
      columns.start(rowStart + row, count, columnStart);
      for (int x = 0; x < horizontal.length(); x++) {
        int first = horizontal.first(x);
        int taps = horizontal.taps(x);
        if (taps > 0) {
          columns.readUpTo(first + taps);
          sums.start(count);
          for (int k = 0; k < taps; k++) {
            sums.add(columns.column(first + k), weights[x * horizontal.stride() + k], count);
          }
          sums.finish(narrowed, count);
          for (int i = 0; i < count; i++) {
            rows[row + i][x] = narrowed[i];
          }
        }
      }
    }
    return rows;
  }

  private byte[] flatten(int[][] rows, PackedSums sums) {
    int width = horizontal.length();
    int[] weights = vertical.weights();
    byte[] out = new byte[Math.multiplyExact(vertical.length(), CHANNELS * width)];
    int[] line = new int[width];
    for (int y = 0; y < vertical.length(); y++) {
      int first = vertical.first(y) - rowStart;
      int taps = vertical.taps(y);
      if (taps > 0) {
        sums.start(width);
        for (int k = 0; k < taps; k++) {
          sums.add(rows[first + k], weights[y * vertical.stride() + k], width);
        }
        sums.finish(line, width);
        unpack(line, out, y * CHANNELS * width);
      }
    }
    return out;
  }

  private static void unpack(int[] line, byte[] out, int start) {
    int to = start;
    for (int pixel : line) {
      out[to] = (byte) (pixel >> 16);
      out[to + 1] = (byte) (pixel >> 8);
      out[to + 2] = (byte) pixel;
      to += CHANNELS;
    }
  }
}
