package io.github.clipsearch.video.decoding;

/**
 * How a stored picture is to be turned and mirrored to be shown: first rows and columns are
 * exchanged, then the result is mirrored.
 *
 * @param swapsSides whether rows become columns
 * @param flipsX whether left and right of the result are exchanged
 * @param flipsY whether top and bottom of the result are exchanged
 */
public record Orientation(boolean swapsSides, boolean flipsX, boolean flipsY) {
  /** Shown as it is stored. */
  public static final Orientation UPRIGHT = new Orientation(false, false, false);

  /**
   * Reads a display matrix: the shown point is (a·x + c·y, b·x + d·y). Angles between the four
   * quarters are taken as the nearest: phones write no others, and a picture has four sides.
   *
   * @param a first column of the first row, in any fixed-point unit
   * @param b second column of the first row
   * @param c first column of the second row
   * @param d second column of the second row
   * @return the orientation
   */
  public static Orientation of(int a, int b, int c, int d) {
    if (Math.abs((long) b) + Math.abs((long) c) > Math.abs((long) a) + Math.abs((long) d)) {
      return new Orientation(true, c < 0, b < 0);
    }
    return new Orientation(false, a < 0, d < 0);
  }

  /**
   * A turn without mirroring, to the nearest of the four quarters.
   *
   * @param clockwise degrees, any number
   * @return the orientation
   */
  public static Orientation turned(double clockwise) {
    return switch ((int) Math.floorMod(Math.round(clockwise / 90), 4L)) {
      case 1 -> new Orientation(true, true, false);
      case 2 -> new Orientation(false, true, true);
      case 3 -> new Orientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  /**
   * The turn, for {@link io.github.clipsearch.video.VideoInfo#rotation}.
   *
   * @return clockwise degrees: 0, 90, 180 or 270; a mirrored picture is mirrored as well
   */
  public int degrees() {
    if (swapsSides) {
      return flipsY ? 270 : 90;
    }
    return flipsX ? 180 : 0;
  }

  /**
   * Turns a packed RGB picture.
   *
   * @param source {@code 3 * width * height} bytes
   * @param width of the source
   * @param height of the source
   * @param target receives as many bytes; another array
   */
  public void turn(byte[] source, int width, int height, byte[] target) {
    int shownWidth = swapsSides ? height : width;
    int shownHeight = swapsSides ? width : height;
    // where the first pixel goes, and what a step in the result's x and y adds, in pixels
    int start = (flipsX ? shownWidth - 1 : 0) + (flipsY ? shownWidth * (shownHeight - 1) : 0);
    int alongX = flipsX ? -1 : 1;
    int alongY = flipsY ? -shownWidth : shownWidth;
    int right = swapsSides ? alongY : alongX;
    int down = swapsSides ? alongX : alongY;
    for (int y = 0, in = 0; y < height; y++) {
      int out = 3 * (start + y * down);
      for (int x = 0; x < width; x++, in += 3, out += 3 * right) {
        target[out] = source[in];
        target[out + 1] = source[in + 1];
        target[out + 2] = source[in + 2];
      }
    }
  }
}
