package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.video.Frame;

/** A frame of a synthetic video. Shrinks by averaging, as decoders do. */
record SmallFrame(long number, byte[] rgb) implements Frame {
  static final double FRAME_RATE = 25;

  @Override
  public double time() {
    return number / FRAME_RATE;
  }

  @Override
  public int width() {
    return Shot.WIDTH;
  }

  @Override
  public int height() {
    return Shot.HEIGHT;
  }

  @Override
  public void readRgb(int width, int height, byte[] target) {
    for (int y = 0, out = 0; y < height; y++) {
      int top = y * Shot.HEIGHT / height;
      int bottom = Math.max(top + 1, (y + 1) * Shot.HEIGHT / height);
      for (int x = 0; x < width; x++) {
        int left = x * Shot.WIDTH / width;
        int right = Math.max(left + 1, (x + 1) * Shot.WIDTH / width);
        int area = (bottom - top) * (right - left);
        for (int channel = 0; channel < 3; channel++, out++) {
          int sum = area / 2;
          for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
              sum += rgb[3 * (row * Shot.WIDTH + column) + channel] & 0xff;
            }
          }
          target[out] = (byte) (sum / area);
        }
      }
    }
  }
}
