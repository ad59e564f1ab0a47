package io.github.clipsearch.ffmpeg;

/**
 * How stored pictures are to be shown.
 *
 * @param width upright, with square pixels
 * @param height upright, with square pixels
 */
record Geometry(int width, int height) {
  /** Pixel shapes beyond this are mistakes of the file. */
  private static final double MAX_PIXEL_ASPECT = 20;

  /**
   * Computes the display size: height as stored, width stretched by the pixels' aspect ratio, both
   * exchanged when the picture is turned by a quarter.
   */
  static Geometry of(int storedWidth, int storedHeight, double pixelAspect, Rotation rotation) {
    boolean sane = pixelAspect >= 1 / MAX_PIXEL_ASPECT && pixelAspect <= MAX_PIXEL_ASPECT;
    int width = sane ? (int) Math.max(1, Math.round(storedWidth * pixelAspect)) : storedWidth;
    return rotation.swapsSides()
        ? new Geometry(storedHeight, width)
        : new Geometry(width, storedHeight);
  }
}
