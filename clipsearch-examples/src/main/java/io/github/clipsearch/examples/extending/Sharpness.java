package io.github.clipsearch.examples.extending;

import io.github.clipsearch.video.Frame;

/** How sharp a picture is: the mean square of the steps between neighbours in its green channel. */
final class Sharpness {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;

  private Sharpness() {}

  static double of(Frame frame) {
    int width = Math.min(WIDTH, frame.width());
    int height = Math.min(HEIGHT, frame.height());
    byte[] rgb = new byte[3 * width * height];
    frame.readRgb(width, height, rgb);
    double sum = 0;
    for (int y = 1; y < height; y++) {
      for (int x = 1; x < width; x++) {
        int here = green(rgb, y * width + x);
        int across = here - green(rgb, y * width + x - 1);
        int down = here - green(rgb, (y - 1) * width + x);
        sum += across * across + down * down;
      }
    }
    return sum / (width * height);
  }

  private static int green(byte[] rgb, int pixel) {
    return rgb[3 * pixel + 1] & 0xff;
  }
}
