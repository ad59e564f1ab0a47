package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.decoding.LastTwo;
import io.github.clipsearch.video.decoding.YuvPlanes;
import io.github.clipsearch.video.decoding.YuvToRgb;
import io.humble.video.Decoder;
import io.humble.video.MediaPicture;
import io.humble.video.PixelFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scales and colour-converts decoded pictures. Belongs to one thread at a time. */
final class PictureConverter implements AutoCloseable {
  /** AVCOL_RANGE_JPEG. */
  private static final int FULL_RANGE = 2;

  /**
   * AVCOL_SPC_BT709, FCC, SMPTE240M, BT2020_NCL and BT2020_CL, which the scaler takes for BT.601.
   */
  private static final Set<Integer> OTHER_MATRICES = Set.of(1, 4, 7, 9, 10);

  private final Decoder decoder;
  private final LastTwo<Scaling.Setup, Scaling> scalings = new LastTwo<>(Scaling::new);
  private @Nullable YuvToRgb colours;

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
    boolean sameSize = width == picture.getWidth() && height == picture.getHeight();
    if (!format.name().startsWith("PIX_FMT_YUV") || (!sameSize && scalerKnowsColours(format))) {
      Scaling scaling = scalingFor(picture, width, height, PixelFormat.Type.PIX_FMT_RGB24);
      scaling.run(picture);
      scaling.copyRgb(target);
      return;
    }
    YuvToRgb conversion = conversion(format.name().startsWith("PIX_FMT_YUVJ"));
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
   * Whether the scaler itself makes right colours: it then rounds once, after scaling. It takes
   * everything for BT.601, and forgets a full range when it shrinks very much, in two steps.
   */
  private boolean scalerKnowsColours(PixelFormat.Type format) {
    return !OTHER_MATRICES.contains(decoder.getPropertyAsInt("colorspace"))
        && !format.name().startsWith("PIX_FMT_YUVJ")
        && decoder.getPropertyAsInt("color_range") != FULL_RANGE;
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
    colours = YuvToRgb.of(colours, matrix, fullRange);
    return colours;
  }

  private Scaling scalingFor(
      MediaPicture picture, int width, int height, PixelFormat.Type outputFormat) {
    return scalings.get(
        new Scaling.Setup(
            picture.getWidth(),
            picture.getHeight(),
            picture.getFormat(),
            width,
            height,
            outputFormat));
  }

  @Override
  public void close() {
    scalings.close();
  }
}
