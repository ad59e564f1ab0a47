package io.github.clipsearch.scene;

/**
 * How different two pictures are, after motion: the share of the cells with something to see whose
 * detail is found nowhere near in the other picture, or whose colour is. Cells count alike whatever
 * their contrast, so a dark scene is judged as a bright one is. One instance, one thread: it
 * returns two figures.
 */
final class PictureDistance {
  /** Reach of the search in pixels of half the size: 6 of 96, some 1.5 picture widths a second. */
  private static final int REACH = 3;

  /** Detail that coding noise makes, in levels. */
  private static final float NOISE = 1.5f;

  /** From this much more detail on, a cell counts fully. */
  private static final float FULL_DETAIL = 2;

  /** Unrelated detail still matches to a fifth in the best place of the search. */
  private static final float UNRELATED = 0.8f;

  /** A cell's colour has begun to change, in levels of the three planes together. */
  private static final float COLOR_NOISE = 8;

  /** By so much more it has changed altogether. */
  private static final float COLOR_CHANGE = 24;

  /** Up to this factor, more or less light on the whole picture is no change of colour. */
  private static final float LIGHT = 1.5f;

  /** Blank cells count a little: a small thing on an empty ground is not all of the picture. */
  private static final double EMPTY_WEIGHT = 0.1;

  private final PictureGrid grid;
  private double structure;
  private double appearance;

  PictureDistance(PictureGrid grid) {
    this.grid = grid;
  }

  /** Compares, both ways, and keeps the larger figures. */
  void compare(TransitionPicture a, TransitionPicture b) {
    structure = 0;
    appearance = 0;
    compareOneWay(a, b);
    compareOneWay(b, a);
  }

  /** Share of what there is to see, detail or colour, that is new; 0 to 1. */
  double structure() {
    return structure;
  }

  /** Share of the whole picture whose colour is new; 0 to 1. Grain does not touch it. */
  double appearance() {
    return appearance;
  }

  private void compareOneWay(TransitionPicture a, TransitionPicture b) {
    float light = (b.medianLuma() + 8) / (a.medianLuma() + 8);
    light = Math.max(1 / LIGHT, Math.min(LIGHT, light));
    double changed = 0;
    double visible = 0;
    double recoloured = 0;
    for (int row = 0, cell = 0; row < grid.rows; row++) {
      for (int column = 0; column < grid.columns; column++, cell++) {
        float detail = Math.max(a.cellDetail[cell], b.cellDetail[cell]);
        float weight = between0And1((detail - NOISE) / FULL_DETAIL);
        float change = 0;
        if (weight > 0) {
          float residual = (float) leastDifference(a, b, row, column) / grid.area(row, column);
          change = between0And1((residual - NOISE) / (detail * UNRELATED));
        }
        float colour = nearestColor(a, b, row, column, light);
        colour = between0And1((colour - COLOR_NOISE) / COLOR_CHANGE);
        weight = Math.max(weight, colour);
        changed += weight * Math.max(change, colour);
        visible += weight;
        recoloured += colour;
      }
    }
    structure = Math.max(structure, changed / (visible + EMPTY_WEIGHT * grid.cells()));
    appearance = Math.max(appearance, recoloured / grid.cells());
  }

  private static float between0And1(float value) {
    return Math.max(0, Math.min(1, value));
  }

  /** The colour difference of a cell to the most similar of the nine around it. */
  private float nearestColor(
      TransitionPicture a, TransitionPicture b, int row, int column, float light) {
    float[] old = a.cellRoots;
    int at = 3 * (row * grid.columns + column);
    float y = b.cellRoots[at];
    float blue = b.cellRoots[at + 1];
    float red = b.cellRoots[at + 2];
    float best = Float.MAX_VALUE;
    for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(grid.columns - 1, column + 1); c++) {
        int i = 3 * (r * grid.columns + c);
        float asItIs =
            Math.abs(old[i] - y) + Math.abs(old[i + 1] - blue) + Math.abs(old[i + 2] - red);
        float inThisLight =
            Math.abs(light * old[i] - y)
                + Math.abs(light * old[i + 1] - blue)
                + Math.abs(light * old[i + 2] - red);
        best = Math.min(best, Math.min(asItIs, inThisLight));
      }
    }
    return best;
  }

  /** Searches the cell of b in a: everywhere in reach at half the size, then around the best. */
  private int leastDifference(TransitionPicture a, TransitionPicture b, int row, int column) {
    int left = grid.left(column) / 2;
    int top = grid.top(row) / 2;
    int right = Math.min(grid.coarseWidth, (grid.left(column + 1) + 1) / 2);
    int bottom = Math.min(grid.coarseHeight, (grid.top(row + 1) + 1) / 2);
    int stride = grid.coarseWidth;
    int best =
        difference(
            a.coarseDetail, b.coarseDetail, stride, left, top, right, bottom, 0, Integer.MAX_VALUE);
    int bestX = 0;
    int bestY = 0;
    int lastY = Math.min(REACH, grid.coarseHeight - bottom);
    int lastX = Math.min(REACH, stride - right);
    for (int dy = Math.max(-REACH, -top); dy <= lastY; dy++) {
      for (int dx = Math.max(-REACH, -left); dx <= lastX; dx++) {
        int offset = dy * stride + dx;
        int found =
            difference(
                a.coarseDetail, b.coarseDetail, stride, left, top, right, bottom, offset, best);
        if (found < best) {
          best = found;
          bestX = dx;
          bestY = dy;
        }
      }
    }
    return refined(a, b, row, column, 2 * bestX, 2 * bestY);
  }

  private int refined(
      TransitionPicture a, TransitionPicture b, int row, int column, int atX, int atY) {
    int left = grid.left(column);
    int top = grid.top(row);
    int right = grid.left(column + 1);
    int bottom = grid.top(row + 1);
    int stride = grid.width;
    int best =
        difference(a.detail, b.detail, stride, left, top, right, bottom, 0, Integer.MAX_VALUE);
    int lastY = Math.min(atY + 1, grid.height - bottom);
    int lastX = Math.min(atX + 1, stride - right);
    for (int dy = Math.max(atY - 1, -top); dy <= lastY; dy++) {
      for (int dx = Math.max(atX - 1, -left); dx <= lastX; dx++) {
        int offset = dy * stride + dx;
        best =
            Math.min(
                best,
                difference(a.detail, b.detail, stride, left, top, right, bottom, offset, best));
      }
    }
    return best;
  }

  private static int difference(
      byte[] a,
      byte[] b,
      int stride,
      int left,
      int top,
      int right,
      int bottom,
      int offset,
      int limit) {
    int sum = 0;
    for (int y = top; y < bottom && sum < limit; y++) {
      int end = y * stride + right;
      for (int i = y * stride + left; i < end; i++) {
        sum += Math.abs(a[i + offset] - b[i]);
      }
    }
    return sum;
  }
}
