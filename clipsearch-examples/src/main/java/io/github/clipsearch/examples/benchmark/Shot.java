package io.github.clipsearch.examples.benchmark;

/** Moving pictures without a cut, of {@link #WIDTH} × {@link #HEIGHT} pixels. */
interface Shot {
  int WIDTH = 192;
  int HEIGHT = 108;

  /** A still picture's size in bytes. */
  int BYTES = 3 * WIDTH * HEIGHT;

  /**
   * Draws one frame.
   *
   * @param frame 0-based; any number is allowed
   * @param rgb receives {@link #BYTES} bytes
   */
  void draw(int frame, byte[] rgb);
}
