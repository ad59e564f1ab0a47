package io.github.clipsearch.video.decoding;

/**
 * How stored pictures are to be shown.
 *
 * @param width upright, with square pixels
 * @param height upright, with square pixels
 * @param orientation how to turn the stored picture
 */
public record Geometry(int width, int height, Orientation orientation) {
  /** Pixel shapes beyond this are mistakes of the file. */
  private static final double MAX_PIXEL_ASPECT = 20;

  /**
   * Computes the display size: height as stored, width stretched by the pixels' aspect ratio, both
   * exchanged when the picture is turned by a quarter.
   *
   * @param storedWidth of the decoded picture, at least 1
   * @param storedHeight of the decoded picture, at least 1
   * @param pixelAspect width of a pixel divided by its height; 0 and other impossible values count
   *     as 1
   * @param orientation how to turn the stored picture
   * @return how to show it
   */
  public static Geometry of(
      int storedWidth, int storedHeight, double pixelAspect, Orientation orientation) {
    boolean sane = pixelAspect >= 1 / MAX_PIXEL_ASPECT && pixelAspect <= MAX_PIXEL_ASPECT;
    int width = sane ? (int) Math.max(1, Math.round(storedWidth * pixelAspect)) : storedWidth;
    return orientation.swapsSides()
        ? new Geometry(storedHeight, width, orientation)
        : new Geometry(width, storedHeight, orientation);
  }
}
