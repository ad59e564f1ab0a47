package io.github.clipsearch.ffmpeg;

/** Clockwise turns that make a stored picture upright. */
enum Rotation {
  NONE(0),
  QUARTER(90),
  HALF(180),
  THREE_QUARTERS(270);

  private final int degrees;

  Rotation(int degrees) {
    this.degrees = degrees;
  }

  /** The nearest of the four; phones write nothing else, and a picture has four sides. */
  static Rotation nearest(double degrees) {
    int quarters = (int) Math.floorMod(Math.round(degrees / 90), 4L);
    return values()[quarters];
  }

  int degrees() {
    return degrees;
  }

  boolean swapsSides() {
    return this == QUARTER || this == THREE_QUARTERS;
  }

  /**
   * Turns a packed RGB picture.
   *
   * @param source {@code 3 * width * height} bytes
   * @param width of the source
   * @param height of the source
   * @param target receives as many bytes; another array
   */
  void turn(byte[] source, int width, int height, byte[] target) {
    // where the source's first pixel goes, and what a step right or down adds, counted in pixels
    int start;
    int right;
    int down;
    switch (this) {
      case QUARTER -> {
        start = height - 1;
        right = height;
        down = -1;
      }
      case HALF -> {
        start = width * height - 1;
        right = -1;
        down = -width;
      }
      case THREE_QUARTERS -> {
        start = height * (width - 1);
        right = -height;
        down = 1;
      }
      default -> {
        System.arraycopy(source, 0, target, 0, 3 * width * height);
        return;
      }
    }
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
