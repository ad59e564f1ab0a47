package io.github.clipsearch.scene;

import io.github.clipsearch.video.VideoInfo;

/**
 * The small size at which {@link TransitionDetector} looks at frames, and its division into cells
 * of about 8 × 8 pixels. The longer side has 96 pixels, which keeps lines of text apart from their
 * ground; smaller videos stay as they are.
 */
final class PictureGrid {
  private static final double LONGER_SIDE = 96;
  private static final float CELL = 8;

  final int width;
  final int height;

  /** Half the size, in which motion is searched first. */
  final int coarseWidth;

  final int coarseHeight;
  final int columns;
  final int rows;

  PictureGrid(int width, int height) {
    this.width = width;
    this.height = height;
    coarseWidth = (width + 1) / 2;
    coarseHeight = (height + 1) / 2;
    columns = Math.max(1, Math.round(width / CELL));
    rows = Math.max(1, Math.round(height / CELL));
  }

  static PictureGrid of(VideoInfo video) {
    double factor = Math.max(1, Math.max(video.width(), video.height()) / LONGER_SIDE);
    return new PictureGrid(
        (int) Math.max(1, Math.rint(video.width() / factor)),
        (int) Math.max(1, Math.rint(video.height() / factor)));
  }

  int pixels() {
    return width * height;
  }

  int cells() {
    return columns * rows;
  }

  /** The first pixel column of a cell; that of the cell after the last is the width. */
  int left(int column) {
    return column * width / columns;
  }

  /** The first pixel row of a cell; that of the cell below the last is the height. */
  int top(int row) {
    return row * height / rows;
  }

  int area(int row, int column) {
    return (top(row + 1) - top(row)) * (left(column + 1) - left(column));
  }
}
