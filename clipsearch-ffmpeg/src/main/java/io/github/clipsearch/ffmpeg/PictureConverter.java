package io.github.clipsearch.ffmpeg;

import io.humble.video.Decoder;
import io.humble.video.MediaPicture;
import io.humble.video.MediaPictureResampler;
import io.humble.video.PixelFormat;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Scales and colour-converts decoded pictures. Keeps one scaler and one output picture, and
 * replaces them when sizes or formats change. Belongs to one thread at a time.
 */
final class PictureConverter implements AutoCloseable {
  /**
   * SWS_ACCURATE_RND and SWS_FULL_CHR_H_INT. Without them the scaler leaves garbage in the last
   * columns and writes beyond small pictures. Humble Video adds SWS_AREA, which is antialiasing.
   */
  private static final int SCALER_FLAGS = 0x40000 | 0x2000;

  /** AVCOL_RANGE_JPEG. */
  private static final int FULL_RANGE = 2;

  private final Decoder decoder;
  private final NativeObjects natives = new NativeObjects();
  private @Nullable Scaling scaling;

  /**
   * Creates the converter.
   *
   * @param decoder knows the colour matrix and range; stays the caller's
   */
  PictureConverter(Decoder decoder) {
    this.decoder = decoder;
  }

  /** Writes the picture as packed RGB, as it is stored; see {@code PictureSource.scale}. */
  void scale(MediaPicture picture, int width, int height, byte[] target) {
    PixelFormat.Type format = picture.getFormat();
    boolean fullRangeFormat = format.name().startsWith("PIX_FMT_YUVJ");
    int matrix = decoder.getPropertyAsInt("colorspace");
    boolean fullRange = fullRangeFormat || decoder.getPropertyAsInt("color_range") == FULL_RANGE;
    boolean scalerKnowsColours =
        !format.name().startsWith("PIX_FMT_YUV")
            // it forgets a full range when it shrinks very much, in two steps
            || (YuvToRgb.isScalersOwn(matrix) && !fullRange);
    PixelFormat.Type outputFormat = PixelFormat.Type.PIX_FMT_RGB24;
    if (!scalerKnowsColours) {
      // of the same kind of range, so that the scaler leaves the values' range as it is
      outputFormat =
          fullRangeFormat ? PixelFormat.Type.PIX_FMT_YUVJ444P : PixelFormat.Type.PIX_FMT_YUV444P;
    }
    Scaling current =
        scalingFor(
            new Setup(
                picture.getWidth(), picture.getHeight(), format, width, height, outputFormat));
    current.scaler.resample(current.output, picture);
    if (scalerKnowsColours) {
      current.copyRgb(target);
    } else {
      current.convertYuv(YuvToRgb.of(matrix, fullRange), target);
    }
  }

  private Scaling scalingFor(Setup setup) {
    Scaling current = scaling;
    if (current == null || !current.setup.equals(setup)) {
      scaling = null;
      natives.close();
      current = new Scaling(setup, natives);
      scaling = current;
    }
    return current;
  }

  @Override
  public void close() {
    scaling = null;
    natives.close();
  }

  private record Setup(
      int inputWidth,
      int inputHeight,
      PixelFormat.Type inputFormat,
      int width,
      int height,
      PixelFormat.Type format) {}

  /** A scaler with its output picture and views of that picture's memory. */
  private static final class Scaling {
    private final Setup setup;
    private final MediaPictureResampler scaler;
    private final MediaPicture output;
    private final ByteBuffer[] planes;
    private final int[] lineSizes;
    private final byte[][] lines;

    Scaling(Setup setup, NativeObjects natives) {
      this.setup = setup;
      synchronized (HumbleLibrary.LOCK) {
        scaler =
            natives.own(
                MediaPictureResampler.make(
                    setup.width,
                    setup.height,
                    setup.format,
                    setup.inputWidth,
                    setup.inputHeight,
                    setup.inputFormat,
                    SCALER_FLAGS));
        scaler.open();
        output = natives.own(MediaPicture.make(setup.width, setup.height, setup.format));
        int count = setup.format == PixelFormat.Type.PIX_FMT_RGB24 ? 1 : 3;
        planes = new ByteBuffer[count];
        lineSizes = new int[count];
        lines = new byte[count][count == 1 ? 0 : setup.width];
        for (int plane = 0; plane < count; plane++) {
          planes[plane] = natives.view(output.getData(plane));
          lineSizes[plane] = output.getLineSize(plane);
        }
      }
    }

    void copyRgb(byte[] target) {
      int length = 3 * setup.width;
      if (lineSizes[0] == length) {
        planes[0].get(0, target, 0, length * setup.height);
        return;
      }
      for (int y = 0; y < setup.height; y++) {
        planes[0].get(y * lineSizes[0], target, y * length, length);
      }
    }

    void convertYuv(YuvToRgb conversion, byte[] target) {
      for (int y = 0; y < setup.height; y++) {
        for (int plane = 0; plane < 3; plane++) {
          planes[plane].get(y * lineSizes[plane], lines[plane], 0, setup.width);
        }
        conversion.convert(lines[0], lines[1], lines[2], setup.width, target, 3 * y * setup.width);
      }
    }
  }
}
