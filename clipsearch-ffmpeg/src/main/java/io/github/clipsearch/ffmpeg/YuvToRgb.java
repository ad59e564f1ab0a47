package io.github.clipsearch.ffmpeg;

/**
 * Conversion of 8-bit Y'CbCr with a given matrix and range to RGB, in 16-bit fixed point.
 *
 * <p>FFmpeg's scaler can do this, but Humble Video gives no way to tell it the matrix: it always
 * uses BT.601, which turns BT.709's colours by up to twenty levels.
 */
final class YuvToRgb {
  private static final int SHIFT = 16;
  private static final int HALF = 1 << (SHIFT - 1);

  private final int black;
  private final int luma;
  private final int redFromCr;
  private final int greenFromCb;
  private final int greenFromCr;
  private final int blueFromCb;

  private YuvToRgb(double kr, double kb, boolean fullRange) {
    double kg = 1 - kr - kb;
    double lumaScale = fullRange ? 1 : 255.0 / 219;
    double chromaScale = fullRange ? 1 : 255.0 / 224;
    black = fullRange ? 0 : 16;
    luma = fixed(lumaScale);
    redFromCr = fixed(2 * (1 - kr) * chromaScale);
    greenFromCb = fixed(2 * (1 - kb) * kb / kg * chromaScale);
    greenFromCr = fixed(2 * (1 - kr) * kr / kg * chromaScale);
    blueFromCb = fixed(2 * (1 - kb) * chromaScale);
  }

  /** The conversion for a matrix number of ISO/IEC 23091-2, which FFmpeg uses as well. */
  static YuvToRgb of(int matrix, boolean fullRange) {
    return switch (matrix) {
      case 1 -> new YuvToRgb(0.2126, 0.0722, fullRange); // BT.709
      case 4 -> new YuvToRgb(0.30, 0.11, fullRange); // FCC
      case 7 -> new YuvToRgb(0.212, 0.087, fullRange); // SMPTE 240M
      case 9, 10 -> new YuvToRgb(0.2627, 0.0593, fullRange); // BT.2020
      default -> new YuvToRgb(0.299, 0.114, fullRange); // BT.601, the default
    };
  }

  /** Whether the scaler's own matrix is the right one. */
  static boolean isScalersOwn(int matrix) {
    return matrix != 1 && matrix != 4 && matrix != 7 && matrix != 9 && matrix != 10;
  }

  /** Converts {@code count} pixels to packed RGB from {@code out} on. */
  void convert(byte[] y, byte[] cb, byte[] cr, int count, byte[] target, int out) {
    for (int i = 0; i < count; i++, out += 3) {
      int light = luma * ((y[i] & 0xff) - black) + HALF;
      int blueness = (cb[i] & 0xff) - 128;
      int redness = (cr[i] & 0xff) - 128;
      target[out] = clip(light + redFromCr * redness);
      target[out + 1] = clip(light - greenFromCb * blueness - greenFromCr * redness);
      target[out + 2] = clip(light + blueFromCb * blueness);
    }
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value >> SHIFT));
  }

  private static int fixed(double value) {
    return (int) Math.round(value * (1 << SHIFT));
  }
}
