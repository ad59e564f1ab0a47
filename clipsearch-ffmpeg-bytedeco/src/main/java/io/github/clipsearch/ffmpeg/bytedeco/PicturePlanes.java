package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.decoding.YuvPlanes;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;

/** What pixel formats hold, and access to the memory of pictures. */
final class PicturePlanes {
  private static final long NO_YUV =
      avutil.AV_PIX_FMT_FLAG_RGB
          | avutil.AV_PIX_FMT_FLAG_PAL
          | avutil.AV_PIX_FMT_FLAG_BAYER
          | avutil.AV_PIX_FMT_FLAG_XYZ;

  private PicturePlanes() {}

  /** Whether pictures of a format are Y'CbCr, with colour, in whatever arrangement. */
  static boolean isYuv(int format) {
    AVPixFmtDescriptor description = avutil.av_pix_fmt_desc_get(format);
    return description != null
        && description.nb_components() >= 3
        && (description.flags() & NO_YUV) == 0;
  }

  /**
   * The planes of a picture of 8-bit Y'CbCr.
   *
   * @return access while the picture lives, or nothing for a format with other planes
   */
  static Optional<YuvPlanes> of(AVFrame picture) {
    int format = picture.format();
    boolean has420 = format == avutil.AV_PIX_FMT_YUV420P || format == avutil.AV_PIX_FMT_YUVJ420P;
    boolean has422 = format == avutil.AV_PIX_FMT_YUV422P || format == avutil.AV_PIX_FMT_YUVJ422P;
    boolean has444 = format == avutil.AV_PIX_FMT_YUV444P || format == avutil.AV_PIX_FMT_YUVJ444P;
    if (!has420 && !has422 && !has444) {
      return Optional.empty();
    }
    int width = picture.width();
    int height = picture.height();
    int chromaWidth = has444 ? width : (width + 1) / 2;
    int chromaHeight = has420 ? (height + 1) / 2 : height;
    if (picture.linesize(0) < width
        || picture.linesize(1) < chromaWidth
        || picture.linesize(2) < chromaWidth) {
      return Optional.empty(); // upside down, say
    }
    return Optional.of(
        new YuvPlanes(
            width,
            height,
            !has444,
            has420,
            plane(picture, 0, width, height),
            picture.linesize(0),
            plane(picture, 1, chromaWidth, chromaHeight),
            picture.linesize(1),
            plane(picture, 2, chromaWidth, chromaHeight),
            picture.linesize(2)));
  }

  private static ByteBuffer plane(AVFrame picture, int index, int width, int height) {
    long size = (height - 1L) * picture.linesize(index) + width;
    return picture.data(index).capacity(size).asByteBuffer();
  }
}
