package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.decoding.YuvPlanes;
import io.github.clipsearch.video.decoding.YuvToRgb;
import io.humble.video.Decoder;
import io.humble.video.MediaPicture;
import io.humble.video.PixelFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scales and colour-converts decoded pictures. Keeps the scalers of the last two sizes, one for the
 * detector and one for the sampler, say. Belongs to one thread at a time.
 */
final class PictureConverter implements AutoCloseable {
  /** AVCOL_RANGE_JPEG. */
  private static final int FULL_RANGE = 2;

  private final Decoder decoder;
  private @Nullable Scaling recent;
  private @Nullable Scaling previous;
  private @Nullable Colours colours;

  /**
   * Creates the converter.
   *
   * @param decoder knows the colour matrix and range; stays the caller's
   */
  PictureConverter(Decoder decoder) {
    this.decoder = decoder;
  }

  private record Colours(int matrix, boolean fullRange, YuvToRgb conversion) {}

  /** Writes the picture as packed RGB, as it is stored; see {@code PictureSource.scale}. */
  void scale(MediaPicture picture, int width, int height, byte[] target) {
    PixelFormat.Type format = picture.getFormat();
    if (!format.name().startsWith("PIX_FMT_YUV")) {
      Scaling scaling = scalingFor(picture, width, height, PixelFormat.Type.PIX_FMT_RGB24);
      scaling.run(picture);
      scaling.copyRgb(target);
      return;
    }
    boolean fullRangeFormat = format.name().startsWith("PIX_FMT_YUVJ");
    YuvToRgb conversion = conversion(fullRangeFormat);
    boolean sameSize = width == picture.getWidth() && height == picture.getHeight();
    if (sameSize) {
      try (NativeObjects views = new NativeObjects()) {
        Optional<YuvPlanes> planes = PicturePlanes.of(picture, views);
        if (planes.isPresent()) {
          conversion.convert(planes.get(), target);
          return;
        }
      }
    }
    Scaling scaling = scalingFor(picture, width, height, outputFormat(format, sameSize));
    scaling.run(picture);
    conversion.convert(scaling.yuv(), target);
  }

  /**
   * Of the same kind of range, so that the scaler leaves the values' range as it is; and of the
   * same size of colour planes when nothing else is to be scaled.
   */
  private static PixelFormat.Type outputFormat(PixelFormat.Type format, boolean sameSize) {
    if (format.name().startsWith("PIX_FMT_YUVJ")) {
      return PixelFormat.Type.PIX_FMT_YUVJ444P;
    }
    if (sameSize && format.name().startsWith("PIX_FMT_YUV420P")) {
      return PixelFormat.Type.PIX_FMT_YUV420P;
    }
    return sameSize && format.name().startsWith("PIX_FMT_YUV422P")
        ? PixelFormat.Type.PIX_FMT_YUV422P
        : PixelFormat.Type.PIX_FMT_YUV444P;
  }

  private YuvToRgb conversion(boolean fullRangeFormat) {
    int matrix = decoder.getPropertyAsInt("colorspace");
    boolean fullRange = fullRangeFormat || decoder.getPropertyAsInt("color_range") == FULL_RANGE;
    Colours current = colours;
    if (current == null || current.matrix != matrix || current.fullRange != fullRange) {
      current = new Colours(matrix, fullRange, YuvToRgb.of(matrix, fullRange));
      colours = current;
    }
    return current.conversion;
  }

  private Scaling scalingFor(
      MediaPicture picture, int width, int height, PixelFormat.Type outputFormat) {
    Scaling.Setup setup =
        new Scaling.Setup(
            picture.getWidth(),
            picture.getHeight(),
            picture.getFormat(),
            width,
            height,
            outputFormat);
    if (recent != null && recent.setup().equals(setup)) {
      return recent;
    }
    Scaling found = previous;
    if (found == null || !found.setup().equals(setup)) {
      found = new Scaling(setup);
      if (previous != null) {
        previous.close();
      }
    }
    previous = recent;
    recent = found;
    return found;
  }

  @Override
  public void close() {
    if (recent != null) {
      recent.close();
      recent = null;
    }
    if (previous != null) {
      previous.close();
      previous = null;
    }
  }
}
