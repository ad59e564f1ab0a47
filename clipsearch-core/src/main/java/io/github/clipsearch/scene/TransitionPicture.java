package io.github.clipsearch.scene;

/**
 * What {@link TransitionDetector} remembers of one frame: its colours and its detail, by pixel and
 * by cell. All buffers are made once and used for frame after frame.
 *
 * <p>Brightness is kept as its square root, which makes noise about equally strong in dark and
 * bright parts (the Anscombe transform) and dark scenes as distinguishable as bright ones. The
 * means of the cells are kept as they are in the video too, because dissolves are linear there.
 */
final class TransitionPicture {
  private static final byte[] ROOT = new byte[256];
  private static final int DETAIL_RADIUS = 4;
  private static final float BLACK = 25;
  private static final float WHITE = 250;

  /** A watermark on a black frame takes a fifth of the cells. */
  private static final double PLAIN_SHARE = 0.75;

  private static final float PLAIN_DETAIL = 5;
  private static final float PLAIN_DEPARTURE = 7;

  static {
    for (int i = 0; i < 256; i++) {
      ROOT[i] = (byte) Math.round(Math.sqrt(255.0 * i));
    }
  }

  /** Brightness less that of the surroundings, -127 to 127: what a change of light leaves alone. */
  final byte[] detail;

  /** {@link #detail} at half the size. */
  final byte[] coarseDetail;

  /** Mean absolute {@link #detail} of each cell. */
  final float[] cellDetail;

  /** Mean colours of each cell: brightness, blue and red less brightness; of square roots. */
  final float[] cellRoots;

  /** The same of the values as they are in the video, three for each cell. */
  final float[] cellColors;

  private final PictureGrid grid;
  private final byte[] luma;
  private final byte[] blue;
  private final byte[] red;
  private final int[] integral;
  private final float[] sorted;
  private float meanDetail;
  private float medianLuma;

  TransitionPicture(PictureGrid grid) {
    this.grid = grid;
    int pixels = grid.pixels();
    luma = new byte[pixels];
    blue = new byte[pixels];
    red = new byte[pixels];
    detail = new byte[pixels];
    coarseDetail = new byte[grid.coarseWidth * grid.coarseHeight];
    integral = new int[(grid.width + 1) * (grid.height + 1)];
    cellDetail = new float[grid.cells()];
    cellRoots = new float[3 * grid.cells()];
    cellColors = new float[3 * grid.cells()];
    sorted = new float[grid.cells()];
  }

  /** Takes over a frame, packed RGB of the grid's size. */
  void read(byte[] rgb) {
    for (int i = 0, in = 0; i < luma.length; i++, in += 3) {
      int r = ROOT[rgb[in] & 0xff] & 0xff;
      int g = ROOT[rgb[in + 1] & 0xff] & 0xff;
      int b = ROOT[rgb[in + 2] & 0xff] & 0xff;
      int y = luma(r, g, b);
      luma[i] = (byte) y;
      blue[i] = (byte) ((b - y) >> 1);
      red[i] = (byte) ((r - y) >> 1);
    }
    summarize();
    averageColors(rgb);
  }

  /** Takes over the picture that comes next if every pixel goes on as from one to the other. */
  void extrapolate(TransitionPicture from, TransitionPicture to) {
    for (int i = 0; i < luma.length; i++) {
      int a = from.luma[i] & 0xff;
      int b = to.luma[i] & 0xff;
      luma[i] = ROOT[Math.max(0, Math.min(255, (2 * b * b - a * a) / 255))];
      blue[i] = limited(2 * to.blue[i] - from.blue[i]);
      red[i] = limited(2 * to.red[i] - from.red[i]);
    }
    summarize();
  }

  void copy(TransitionPicture other) {
    System.arraycopy(other.luma, 0, luma, 0, luma.length);
    System.arraycopy(other.blue, 0, blue, 0, blue.length);
    System.arraycopy(other.red, 0, red, 0, red.length);
    System.arraycopy(other.cellColors, 0, cellColors, 0, cellColors.length);
    summarize();
  }

  /** The brightness (square root) of the middle cell in order of brightness, 0 to 255. */
  float medianLuma() {
    return medianLuma;
  }

  float meanDetail() {
    return meanDetail;
  }

  /** Whether nearly all of the picture is plain black or plain white. */
  boolean isPlain() {
    if (medianLuma > BLACK && medianLuma < WHITE) {
      return false;
    }
    int plain = 0;
    for (int cell = 0; cell < cellDetail.length; cell++) {
      if (cellDetail[cell] <= PLAIN_DETAIL
          && Math.abs(cellRoots[3 * cell] - medianLuma) <= PLAIN_DEPARTURE) {
        plain++;
      }
    }
    return plain >= PLAIN_SHARE * cellDetail.length;
  }

  /** How far the cells' colours are apart on average, in levels of the video. */
  double departure(TransitionPicture other) {
    double sum = 0;
    for (int i = 0; i < cellColors.length; i++) {
      sum += Math.abs(cellColors[i] - other.cellColors[i]);
    }
    return sum / cellDetail.length;
  }

  /**
   * Whether a cell has clearly more detail than in the other picture, and is no darker: something
   * came in. Where it only gets darker, single levels are far apart as square roots.
   */
  boolean addsDetailTo(TransitionPicture other) {
    for (int cell = 0; cell < cellDetail.length; cell++) {
      if (cellDetail[cell] > other.cellDetail[cell] + PLAIN_DETAIL
          && cellRoots[3 * cell] >= other.cellRoots[3 * cell]) {
        return true;
      }
    }
    return false;
  }

  private void summarize() {
    takeDetail();
    for (int y = 0; y < grid.coarseHeight; y++) {
      int upper = 2 * y * grid.width;
      int lower = Math.min(2 * y + 1, grid.height - 1) * grid.width;
      for (int x = 0; x < grid.coarseWidth; x++) {
        int left = 2 * x;
        int right = Math.min(left + 1, grid.width - 1);
        int sum = detail[upper + left] + detail[upper + right];
        sum += detail[lower + left] + detail[lower + right];
        coarseDetail[y * grid.coarseWidth + x] = (byte) (sum / 4);
      }
    }
    averageCells();
    sortLuma();
    medianLuma = sorted[sorted.length / 2];
  }

  /** By insertion, as there are few cells: {@code Arrays.sort} may allocate. */
  private void sortLuma() {
    for (int cell = 0; cell < sorted.length; cell++) {
      float luma = cellRoots[3 * cell];
      int place = cell;
      for (; place > 0 && sorted[place - 1] > luma; place--) {
        sorted[place] = sorted[place - 1];
      }
      sorted[place] = luma;
    }
  }

  /** Subtracts the mean of a square around each pixel, which an integral image gives. */
  private void takeDetail() {
    int stride = grid.width + 1;
    for (int y = 0; y < grid.height; y++) {
      int row = 0;
      for (int x = 0; x < grid.width; x++) {
        row += luma[y * grid.width + x] & 0xff;
        integral[(y + 1) * stride + x + 1] = integral[y * stride + x + 1] + row;
      }
    }
    long total = 0;
    for (int y = 0; y < grid.height; y++) {
      int from = Math.max(0, y - DETAIL_RADIUS);
      int to = Math.min(grid.height, y + DETAIL_RADIUS + 1);
      int top = from * stride;
      int bottom = to * stride;
      for (int x = 0; x < grid.width; x++) {
        int left = Math.max(0, x - DETAIL_RADIUS);
        int right = Math.min(grid.width, x + DETAIL_RADIUS + 1);
        int area = (to - from) * (right - left);
        int sum = integral[bottom + right] - integral[bottom + left];
        sum += integral[top + left] - integral[top + right];
        int i = y * grid.width + x;
        detail[i] = limited((luma[i] & 0xff) - (sum + area / 2) / area);
        total += Math.abs(detail[i]);
      }
    }
    meanDetail = (float) total / luma.length;
  }

  private void averageCells() {
    for (int row = 0, cell = 0; row < grid.rows; row++) {
      for (int column = 0; column < grid.columns; column++, cell++) {
        int details = 0;
        int lumas = 0;
        int blues = 0;
        int reds = 0;
        for (int y = grid.top(row); y < grid.top(row + 1); y++) {
          int end = y * grid.width + grid.left(column + 1);
          for (int i = y * grid.width + grid.left(column); i < end; i++) {
            details += Math.abs(detail[i]);
            lumas += luma[i] & 0xff;
            blues += blue[i];
            reds += red[i];
          }
        }
        float area = grid.area(row, column);
        cellDetail[cell] = details / area;
        cellRoots[3 * cell] = lumas / area;
        cellRoots[3 * cell + 1] = blues / area;
        cellRoots[3 * cell + 2] = reds / area;
      }
    }
  }

  private void averageColors(byte[] rgb) {
    for (int row = 0, cell = 0; row < grid.rows; row++) {
      for (int column = 0; column < grid.columns; column++, cell++) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int y = grid.top(row); y < grid.top(row + 1); y++) {
          int end = 3 * (y * grid.width + grid.left(column + 1));
          for (int i = 3 * (y * grid.width + grid.left(column)); i < end; i += 3) {
            r += rgb[i] & 0xff;
            g += rgb[i + 1] & 0xff;
            b += rgb[i + 2] & 0xff;
          }
        }
        float area = grid.area(row, column);
        float y = (77f * r + 150f * g + 29f * b) / 256 / area;
        cellColors[3 * cell] = y;
        cellColors[3 * cell + 1] = (b / area - y) / 2;
        cellColors[3 * cell + 2] = (r / area - y) / 2;
      }
    }
  }

  private static int luma(int r, int g, int b) {
    return (77 * r + 150 * g + 29 * b + 128) >> 8;
  }

  private static byte limited(int value) {
    return (byte) Math.max(-127, Math.min(127, value));
  }
}
