package io.github.clipsearch.video.decoding;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of 8-bit Y'CbCr with a given matrix and range to packed RGB, in fixed point.
 *
 * <p>FFmpeg's scaler can do this, but takes several times as long where colours have to be exact,
 * because it has no vector instructions for that case; and Humble Video gives no way to tell it the
 * matrix. Colour samples that two columns share lie in the middle between them and are interpolated
 * linearly; where two rows share them, the lower row takes them as they are and the upper one takes
 * the mean with those above. That is how FFmpeg's scaler makes RGB of a picture that keeps its size
 * ({@code yuv2rgb_full_1_c} in {@code libswscale/output.c}).
 *
 * <p>Reuses its buffers.
 */
public final class YuvToRgb {
  private static final int SHIFT = 16;

  /** Interpolation multiplies by four in each direction. */
  private static final int INTERPOLATION = 4;

  private static final int TOTAL_SHIFT = SHIFT + 4;
  private static final int HALF = 1 << (TOTAL_SHIFT - 1);

  private final int matrix;
  private final boolean fullRange;
  private final int black;
  private final int luma;
  private final int redFromCr;
  private final int greenFromCb;
  private final int greenFromCr;
  private final int blueFromCb;

  private byte[] light = {};
  private byte[] near = {};
  private byte[] far = {};
  private int[] cb = {};
  private int[] cr = {};

  /** What colour adds to a row's red, green and blue; one more entry at each end. */
  private int[] red = {};

  private int[] green = {};
  private int[] blue = {};

  private YuvToRgb(int matrix, double kr, double kb, boolean fullRange) {
    this.matrix = matrix;
    this.fullRange = fullRange;
    double kg = 1 - kr - kb;
    double lumaScale = fullRange ? 1 : 255.0 / 219;
    double chromaScale = fullRange ? 1 : 255.0 / 224;
    black = fullRange ? 0 : 16;
    luma = INTERPOLATION * INTERPOLATION * fixed(lumaScale);
    redFromCr = fixed(2 * (1 - kr) * chromaScale);
    greenFromCb = fixed(2 * (1 - kb) * kb / kg * chromaScale);
    greenFromCr = fixed(2 * (1 - kr) * kr / kg * chromaScale);
    blueFromCb = fixed(2 * (1 - kb) * chromaScale);
  }

  /**
   * Makes a converter.
   *
   * @param matrix as ISO/IEC 23091-2 and FFmpeg number them; BT.601 where it is not known
   * @param fullRange whether black is 0 instead of 16
   * @return a new converter, for one thread at a time
   */
  public static YuvToRgb of(int matrix, boolean fullRange) {
    return switch (matrix) {
      case 1 -> new YuvToRgb(matrix, 0.2126, 0.0722, fullRange); // BT.709
      case 4 -> new YuvToRgb(matrix, 0.30, 0.11, fullRange); // FCC
      case 7 -> new YuvToRgb(matrix, 0.212, 0.087, fullRange); // SMPTE 240M
      case 9, 10 -> new YuvToRgb(matrix, 0.2627, 0.0593, fullRange); // BT.2020
      default -> new YuvToRgb(matrix, 0.299, 0.114, fullRange); // BT.601
    };
  }

  /**
   * The converter of the picture before while colours stay as they are, which they nearly always do
   * in a video, or else a new one.
   *
   * @param last the converter that was used last, if any
   * @param matrix as for {@link #of(int, boolean)}
   * @param fullRange as for {@link #of(int, boolean)}
   * @return the last one or a new one
   */
  public static YuvToRgb of(@Nullable YuvToRgb last, int matrix, boolean fullRange) {
    return last != null && last.matrix == matrix && last.fullRange == fullRange
        ? last
        : of(matrix, fullRange);
  }

  /**
   * Converts a picture.
   *
   * @param picture to read; its buffers' positions do not matter
   * @param target receives {@code 3 * width * height} bytes
   */
  public void convert(YuvPlanes picture, byte[] target) {
    int width = picture.width();
    int chromaWidth = picture.chromaWidth();
    fit(width, chromaWidth);
    for (int y = 0; y < picture.height(); y++) {
      picture.luma().get(y * picture.lumaStride(), light, 0, width);
      row(picture, picture.cb(), picture.cbStride(), y, cb);
      row(picture, picture.cr(), picture.crStride(), y, cr);
      mix(chromaWidth);
      if (picture.halfWidth()) {
        writePairs(width, target, 3 * y * width);
      } else {
        writePixels(width, target, 3 * y * width);
      }
    }
  }

  private void fit(int width, int chromaWidth) {
    if (light.length == width && near.length == chromaWidth) {
      return;
    }
    light = new byte[width];
    near = new byte[chromaWidth];
    far = new byte[chromaWidth];
    cb = new int[chromaWidth];
    cr = new int[chromaWidth];
    red = new int[chromaWidth + 2];
    green = new int[chromaWidth + 2];
    blue = new int[chromaWidth + 2];
  }

  /** A row's colour samples, times four, around zero. */
  private void row(YuvPlanes picture, ByteBuffer plane, int stride, int y, int[] samples) {
    int count = samples.length;
    if (!picture.halfHeight()) {
      plane.get(y * stride, near, 0, count);
      for (int i = 0; i < count; i++) {
        samples[i] = INTERPOLATION * ((near[i] & 0xff) - 128);
      }
      return;
    }
    int nearRow = y / 2;
    plane.get(nearRow * stride, near, 0, count);
    if (y % 2 == 1 || y == 0) {
      for (int i = 0; i < count; i++) {
        samples[i] = INTERPOLATION * ((near[i] & 0xff) - 128);
      }
      return;
    }
    plane.get((nearRow - 1) * stride, far, 0, count);
    for (int i = 0; i < count; i++) {
      samples[i] = 2 * ((near[i] & 0xff) + (far[i] & 0xff) - 256);
    }
  }

  private void mix(int count) {
    for (int i = 0; i < count; i++) {
      red[i + 1] = redFromCr * cr[i];
      green[i + 1] = -greenFromCb * cb[i] - greenFromCr * cr[i];
      blue[i + 1] = blueFromCb * cb[i];
    }
    red[0] = red[1];
    green[0] = green[1];
    blue[0] = blue[1];
    red[count + 1] = red[count];
    green[count + 1] = green[count];
    blue[count + 1] = blue[count];
  }

  private void writePixels(int width, byte[] target, int start) {
    for (int x = 0, out = start; x < width; x++, out += 3) {
      write(
          luma * ((light[x] & 0xff) - black) + HALF,
          INTERPOLATION * red[x + 1],
          INTERPOLATION * green[x + 1],
          INTERPOLATION * blue[x + 1],
          target,
          out);
    }
  }

  /** Two pixels at a time, so that each colour sample is loaded once. */
  private void writePairs(int width, byte[] target, int start) {
    int r = red[1];
    int g = green[1];
    int b = blue[1];
    int redBefore = red[0];
    int greenBefore = green[0];
    int blueBefore = blue[0];
    int out = start;
    int pairs = width / 2;
    for (int i = 0; i < pairs; i++, out += 6) {
      int redAfter = red[i + 2];
      int greenAfter = green[i + 2];
      int blueAfter = blue[i + 2];
      int even = luma * ((light[2 * i] & 0xff) - black) + HALF;
      int odd = luma * ((light[2 * i + 1] & 0xff) - black) + HALF;
      write(even, 3 * r + redBefore, 3 * g + greenBefore, 3 * b + blueBefore, target, out);
      write(odd, 3 * r + redAfter, 3 * g + greenAfter, 3 * b + blueAfter, target, out + 3);
      redBefore = r;
      greenBefore = g;
      blueBefore = b;
      r = redAfter;
      g = greenAfter;
      b = blueAfter;
    }
    if (width % 2 == 1) {
      int last = luma * ((light[width - 1] & 0xff) - black) + HALF;
      write(last, 3 * r + redBefore, 3 * g + greenBefore, 3 * b + blueBefore, target, out);
    }
  }

  private static void write(int light, int red, int green, int blue, byte[] target, int out) {
    int r = (light + red) >> TOTAL_SHIFT;
    int g = (light + green) >> TOTAL_SHIFT;
    int b = (light + blue) >> TOTAL_SHIFT;
    if (((r | g | b) & ~0xff) != 0) { // seldom
      r = clip(r);
      g = clip(g);
      b = clip(b);
    }
    target[out] = (byte) r;
    target[out + 1] = (byte) g;
    target[out + 2] = (byte) b;
  }

  private static int clip(int value) {
    return Math.max(0, Math.min(255, value));
  }

  private static int fixed(double value) {
    return (int) Math.round(value * (1 << SHIFT));
  }
}
