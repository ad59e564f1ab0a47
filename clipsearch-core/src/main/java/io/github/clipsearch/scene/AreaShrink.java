package io.github.clipsearch.scene;

import java.util.Arrays;

/**
 * Shrinks a grey picture to a square by the mean over the area of each new pixel: OpenCV's {@code
 * resize} with {@code INTER_AREA} ({@code modules/imgproc/src/resize.cpp}). Whole cells are summed
 * as integers ({@code ResizeAreaFast_Invoker}); others in single precision in the same order as
 * there ({@code ResizeArea_Invoker}). When a side is to grow, a new pixel lies between two old ones
 * along each. Reuses its buffers.
 */
final class AreaShrink {
  private final int width;
  private final int side;
  private final int cellWidth;
  private final int cellHeight;
  private final boolean wholeCells;
  private final Shares columns;
  private final Shares rows;
  private final float[] row;
  private final float[] sum;

  AreaShrink(DetectionSize from, int side) {
    width = from.width();
    this.side = side;
    cellWidth = from.width() / side;
    cellHeight = from.height() / side;
    wholeCells = from.width() % side == 0 && from.height() % side == 0;
    boolean shrinks = from.width() >= side && from.height() >= side;
    columns = Shares.of(from.width(), side, shrinks);
    rows = Shares.of(from.height(), side, shrinks);
    row = new float[side];
    sum = new float[side];
  }

  void shrink(byte[] grey, byte[] target) {
    if (wholeCells) {
      sumCells(grey, target);
    } else {
      sumShares(grey, target);
    }
  }

  private void sumCells(byte[] grey, byte[] target) {
    float scale = 1f / (cellWidth * cellHeight);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int cell = 0;
        for (int dy = 0; dy < cellHeight; dy++) {
          int start = (y * cellHeight + dy) * width + x * cellWidth;
          for (int in = start; in < start + cellWidth; in++) {
            cell += grey[in] & 0xff;
          }
        }
        // OpenCV rounds the mean of four pixels up at a half, and all others to even.
        target[y * side + x] =
            (byte) (cellWidth == 2 && cellHeight == 2 ? (cell + 2) >> 2 : Math.rint(cell * scale));
      }
    }
  }

  private void sumShares(byte[] grey, byte[] target) {
    Arrays.fill(sum, 0);
    for (int k = 0; k < rows.count; k++) {
      shrinkRow(grey, rows.source[k] * width);
      float share = rows.share[k];
      for (int x = 0; x < side; x++) {
        sum[x] += share * row[x];
      }
      int y = rows.target[k];
      if (k + 1 == rows.count || rows.target[k + 1] != y) {
        for (int x = 0; x < side; x++) {
          target[y * side + x] = (byte) Math.max(0, Math.min(255, (int) Math.rint(sum[x])));
        }
        Arrays.fill(sum, 0);
      }
    }
  }

  private void shrinkRow(byte[] grey, int start) {
    Arrays.fill(row, 0);
    for (int k = 0; k < columns.count; k++) {
      row[columns.target[k]] += (grey[start + columns.source[k]] & 0xff) * columns.share[k];
    }
  }

  /** What each old pixel gives to which new one, along one axis, in the order of the new ones. */
  private static final class Shares {
    private static final double LEAST = 1e-3;

    final int[] source;
    final int[] target;
    final float[] share;
    int count;

    private Shares(int capacity) {
      source = new int[capacity];
      target = new int[capacity];
      share = new float[capacity];
    }

    static Shares of(int from, int to, boolean shrinks) {
      Shares shares = new Shares(from + 2 * to);
      double scale = (double) from / to;
      for (int i = 0; i < to; i++) {
        if (shrinks) {
          shares.addArea(i, from, scale);
        } else {
          shares.addPair(i, from, scale);
        }
      }
      return shares;
    }

    private void addArea(int to, int from, double scale) {
      double start = to * scale;
      double end = start + scale;
      double cell = Math.min(scale, from - start);
      int first = (int) Math.ceil(start);
      int last = Math.min((int) Math.floor(end), from - 1);
      first = Math.min(first, last);
      if (first - start > LEAST) {
        add(first - 1, to, (first - start) / cell);
      }
      for (int i = first; i < last; i++) {
        add(i, to, 1 / cell);
      }
      if (end - last > LEAST) {
        add(last, to, Math.min(Math.min(end - last, 1), cell) / cell);
      }
    }

    private void addPair(int to, int from, double scale) {
      int left = (int) Math.floor(to * scale);
      double right = (to + 1) - (left + 1) / scale;
      right = right <= 0 ? 0 : right - Math.floor(right);
      if (left >= from - 1) {
        add(from - 1, to, 1);
        return;
      }
      add(left, to, 1 - right);
      add(left + 1, to, right);
    }

    private void add(int from, int to, double value) {
      source[count] = from;
      target[count] = to;
      share[count++] = (float) value;
    }
  }
}
