package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.video.decoding.LastTwo;
import io.github.clipsearch.video.decoding.YuvPlanes;
import io.github.clipsearch.video.decoding.YuvToRgb;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Makes packed RGB of one size of pictures of one kind. Owns its native memory.
 *
 * <p>FFmpeg's scaler has no vector instructions for exact RGB. Where the size stays, {@link
 * YuvToRgb} therefore converts what it has made planes of. A picture that is scaled has few pixels
 * and is rounded once, after its colours: rounded before that too, it has other levels, and a
 * detector another cut now and then.
 */
final class Scaler implements LastTwo.Resource {
  /** SWS_AREA is antialiasing; without the others colours are off by some levels. */
  private static final int FLAGS =
      swscale.SWS_AREA | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT;

  private static final int ROW_ALIGNMENT = 64;
  private static final int ONE = 1 << 16;

  private final Setup setup;
  private final SwsContext context;
  private final AVFrame output;
  private final PointerPointer<?> outputPlanes;
  private final IntPointer outputStrides;
  private final ByteBuffer[] planes;
  private final int[] strides;
  private final @Nullable YuvToRgb colours;

  /**
   * What a scaler is made for.
   *
   * @param storedWidth of the decoded picture
   * @param storedHeight of the decoded picture
   * @param format of the decoded picture
   * @param matrix its colour matrix, as ISO/IEC 23091-2 and FFmpeg number them
   * @param fullRange whether black is 0 instead of 16
   * @param width of the result
   * @param height of the result
   */
  record Setup(
      int storedWidth,
      int storedHeight,
      int format,
      int matrix,
      boolean fullRange,
      int width,
      int height) {
    boolean keepsSize() {
      return width == storedWidth && height == storedHeight;
    }

    static Setup of(AVFrame picture, int width, int height) {
      int format = picture.format();
      int range = picture.color_range();
      return new Setup(
          picture.width(),
          picture.height(),
          format,
          picture.colorspace(),
          range == avutil.AVCOL_RANGE_JPEG
              || (range == avutil.AVCOL_RANGE_UNSPECIFIED && isFullRange(format)),
          width,
          height);
    }

    private static boolean isFullRange(int format) {
      if (format == avutil.AV_PIX_FMT_YUVJ420P
          || format == avutil.AV_PIX_FMT_YUVJ422P
          || format == avutil.AV_PIX_FMT_YUVJ444P
          || format == avutil.AV_PIX_FMT_YUVJ440P
          || format == avutil.AV_PIX_FMT_YUVJ411P) {
        return true;
      }
      AVPixFmtDescriptor description = avutil.av_pix_fmt_desc_get(format);
      boolean grey = description != null && description.nb_components() <= 2;
      return grey && (description.flags() & avutil.AV_PIX_FMT_FLAG_PAL) == 0;
    }
  }

  Scaler(Setup setup) {
    this.setup = setup;
    boolean yuv = setup.keepsSize() && PicturePlanes.isYuv(setup.format);
    int outputFormat = yuv ? yuvFormat(setup) : avutil.AV_PIX_FMT_RGB24;
    colours = yuv ? YuvToRgb.of(setup.matrix, setup.fullRange) : null;
    context =
        swscale.sws_getContext(
            setup.storedWidth,
            setup.storedHeight,
            setup.format,
            setup.width,
            setup.height,
            outputFormat,
            FLAGS,
            new SwsFilter((Pointer) null),
            new SwsFilter((Pointer) null),
            new DoublePointer((Pointer) null));
    if (context == null || context.isNull()) {
      throw new ClipSearchException(
          "A picture of %d x %d pixels in the format %s cannot be scaled to %d x %d"
              .formatted(
                  setup.storedWidth,
                  setup.storedHeight,
                  avutil.av_get_pix_fmt_name(setup.format).getString(),
                  setup.width,
                  setup.height));
    }
    // has no effect on formats that are not Y'CbCr
    swscale.sws_setColorspaceDetails(
        context,
        swscale.sws_getCoefficients(setup.matrix),
        setup.fullRange ? 1 : 0,
        swscale.sws_getCoefficients(yuv ? setup.matrix : swscale.SWS_CS_DEFAULT),
        yuv && setup.fullRange ? 1 : 0, // so that the values' range stays as it is
        0,
        ONE,
        ONE);
    output = avutil.av_frame_alloc();
    output.width(setup.width);
    output.height(setup.height);
    output.format(outputFormat);
    int result = avutil.av_frame_get_buffer(output, ROW_ALIGNMENT);
    if (result < 0) {
      close();
      throw new OutOfMemoryError(
          "FFmpeg could not allocate a picture of "
              + setup.width
              + " x "
              + setup.height
              + " pixels ["
              + FfmpegLibrary.message(result)
              + "]");
    }
    outputPlanes = output.data();
    outputStrides = output.linesize();
    planes = new ByteBuffer[yuv ? 3 : 1];
    strides = new int[planes.length];
    for (int i = 0; i < planes.length; i++) {
      strides[i] = output.linesize(i);
      boolean halfHeight = i > 0 && outputFormat == avutil.AV_PIX_FMT_YUV420P;
      long rows = halfHeight ? (setup.height + 1) / 2 : setup.height;
      planes[i] = output.data(i).capacity(strides[i] * rows).asByteBuffer();
    }
  }

  /** Of the same size of colour planes, where such a format is known. */
  private static int yuvFormat(Setup setup) {
    AVPixFmtDescriptor description = avutil.av_pix_fmt_desc_get(setup.format);
    if (description.log2_chroma_w() != 1 || description.log2_chroma_h() > 1) {
      return avutil.AV_PIX_FMT_YUV444P;
    }
    return description.log2_chroma_h() == 1 ? avutil.AV_PIX_FMT_YUV420P : avutil.AV_PIX_FMT_YUV422P;
  }

  void scale(AVFrame picture, byte[] target) {
    int rows =
        swscale.sws_scale(
            context,
            picture.data(),
            picture.linesize(),
            0,
            setup.storedHeight,
            outputPlanes,
            outputStrides);
    if (rows < 0) {
      throw new ClipSearchException(
          "The picture cannot be scaled [" + FfmpegLibrary.message(rows) + "]");
    }
    if (colours == null) {
      copyRgb(target);
    } else {
      colours.convert(
          new YuvPlanes(
              setup.width,
              setup.height,
              output.format() != avutil.AV_PIX_FMT_YUV444P,
              output.format() == avutil.AV_PIX_FMT_YUV420P,
              planes[0],
              strides[0],
              planes[1],
              strides[1],
              planes[2],
              strides[2]),
          target);
    }
  }

  private void copyRgb(byte[] target) {
    int length = 3 * setup.width;
    if (strides[0] == length) {
      planes[0].get(0, target, 0, length * setup.height);
      return;
    }
    for (int y = 0; y < setup.height; y++) {
      planes[0].get(y * strides[0], target, y * length, length);
    }
  }

  @Override
  public void close() {
    swscale.sws_freeContext(context);
    avutil.av_frame_free(output);
  }
}
