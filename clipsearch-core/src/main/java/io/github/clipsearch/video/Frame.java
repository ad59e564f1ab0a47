package io.github.clipsearch.video;

/**
 * One decoded frame, upright and with square pixels as a viewer would see it.
 *
 * <p>A frame is a view of the stream's current picture: it is valid until the stream advances or
 * closes, and belongs to the stream's thread. Its picture is converted only when it is asked for,
 * so frames that nobody looks at cost nothing beyond decoding.
 */
public interface Frame {
  /**
   * The frame's number.
   *
   * @return 0-based, in presentation order, without gaps unless a {@link FrameSelection} leaves
   *     frames out
   */
  long number();

  /**
   * The presentation timestamp.
   *
   * @return seconds from the start of the file's time line, at least 0, ascending from frame to
   *     frame
   */
  double time();

  /**
   * The width at which this frame is meant to be shown.
   *
   * @return pixels, at least 1
   */
  int width();

  /**
   * The height at which this frame is meant to be shown.
   *
   * @return pixels, at least 1
   */
  int height();

  /**
   * Writes the picture, scaled to the given size with an antialiasing filter, as packed 8-bit RGB
   * (see {@link RgbImage}).
   *
   * @param width of the scaled picture in pixels, at least 1
   * @param height of the scaled picture in pixels, at least 1
   * @param target receives {@code 3 * width * height} bytes from index 0 on
   * @throws IllegalArgumentException when a size is below 1 or the array is too short
   * @throws IllegalStateException when the stream has advanced beyond this frame or was closed
   */
  void readRgb(int width, int height, byte[] target);

  /**
   * The picture in full size, as a copy that stays valid.
   *
   * @return {@link #width()} × {@link #height()} pixels
   */
  default RgbImage image() {
    byte[] pixels = new byte[Math.multiplyExact(3, Math.multiplyExact(width(), height()))];
    readRgb(width(), height(), pixels);
    return new RgbImage(width(), height(), pixels);
  }

  /**
   * Keeps this frame beyond the stream's next {@link VideoStream#advance()}. Cheap where the
   * decoder can hold on to its own picture, which is then not converted until it is asked for; the
   * default converts a full-size copy at once, which can be read in full size only.
   *
   * @return the same frame, to be closed by the caller
   * @throws IllegalStateException when the stream has advanced beyond this frame or was closed
   */
  default KeptFrame keep() {
    return new ConvertedFrame(this);
  }
}
