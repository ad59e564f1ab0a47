package io.github.clipsearch.training.world;

import java.awt.Color;

/** Arithmetic with colours given as {@code 0xRRGGBB}. */
final class Colors {
  private Colors() {}

  /** From {@code a} (share 0) to {@code b} (share 1). */
  static int mix(int a, int b, double share) {
    return channel(a >> 16, b >> 16, share) << 16
        | channel(a >> 8, b >> 8, share) << 8
        | channel(a, b, share);
  }

  private static int channel(int a, int b, double share) {
    double value = (a & 0xff) + ((b & 0xff) - (a & 0xff)) * share;
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** Adds to each channel. */
  static int shift(int rgb, int red, int green, int blue) {
    return clamp((rgb >> 16 & 0xff) + red) << 16
        | clamp((rgb >> 8 & 0xff) + green) << 8
        | clamp((rgb & 0xff) + blue);
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  static Color of(int rgb) {
    return new Color(rgb);
  }

  /** With an opacity from 0 to 1. */
  static Color of(int rgb, double opacity) {
    return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, (int) (255 * opacity));
  }

  static double brightness(int rgb) {
    return (0.3 * (rgb >> 16 & 0xff) + 0.59 * (rgb >> 8 & 0xff) + 0.11 * (rgb & 0xff)) / 255;
  }
}
