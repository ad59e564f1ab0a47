package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;

/** Makes videos for tests with FFmpeg's own encoders, at a fixed high quality. */
final class ClipWriter {
  private static final int QUALITY = 2 * avutil.FF_QP2LAMBDA;

  private final AVFormatContext container = new AVFormatContext((Pointer) null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private final AVCodecContext encoder;
  private final AVStream stream;

  private ClipWriter(Path file, Kind kind, RgbImage first, int framesPerSecond) throws IOException {
    check(
        avformat.avformat_alloc_output_context2(container, null, kind.container, file.toString()));
    stream = avformat.avformat_new_stream(container, null);
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(kind.encoder);
    encoder = avcodec.avcodec_alloc_context3(codec);
    encoder.width(first.width()).height(first.height()).pix_fmt(kind.pixelFormat);
    encoder.time_base().num(1).den(framesPerSecond);
    encoder.framerate().num(framesPerSecond).den(1);
    encoder.max_b_frames(kind.bFrames).gop_size(12).global_quality(QUALITY);
    encoder.flags(
        encoder.flags()
            | avcodec.AV_CODEC_FLAG_QSCALE
            | avcodec.AV_CODEC_FLAG_BITEXACT
            | ((container.oformat().flags() & avformat.AVFMT_GLOBALHEADER) == 0
                ? 0
                : avcodec.AV_CODEC_FLAG_GLOBAL_HEADER));
    check(avcodec.avcodec_open2(encoder, codec, new AVDictionary((Pointer) null)));
    check(avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder));
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    AVIOContext output = new AVIOContext((Pointer) null);
    check(avformat.avio_open(output, "file:" + file, avformat.AVIO_FLAG_WRITE));
    container.pb(output);
    check(avformat.avformat_write_header(container, new AVDictionary((Pointer) null)));
  }

  /**
   * What to write.
   *
   * @param container FFmpeg's name of the format
   * @param encoder FFmpeg's name of the encoder
   * @param pixelFormat that the encoder takes
   * @param bFrames in a row at most
   */
  record Kind(String container, String encoder, int pixelFormat, int bFrames) {
    static final Kind MPEG4 = new Kind("mp4", "mpeg4", avutil.AV_PIX_FMT_YUV420P, 0);

    Kind in(String otherContainer) {
      return new Kind(otherContainer, encoder, pixelFormat, bFrames);
    }

    Kind withBFrames(int count) {
      return new Kind(container, encoder, pixelFormat, count);
    }
  }

  static Path write(Path file, Kind kind, List<RgbImage> pictures, int framesPerSecond)
      throws IOException {
    FfmpegLibrary.require();
    ClipWriter writer = new ClipWriter(file, kind, pictures.get(0), framesPerSecond);
    for (int i = 0; i < pictures.size(); i++) {
      writer.write(pictures.get(i), i);
    }
    writer.finish();
    return file;
  }

  private void write(RgbImage picture, int number) throws IOException {
    AVFrame rgb = avutil.av_frame_alloc();
    rgb.width(picture.width()).height(picture.height()).format(avutil.AV_PIX_FMT_RGB24);
    check(avutil.av_frame_get_buffer(rgb, 0));
    int stride = rgb.linesize(0);
    ByteBuffer rows =
        new BytePointer(rgb.data(0)).capacity((long) stride * picture.height()).asByteBuffer();
    for (int y = 0; y < picture.height(); y++) {
      rows.put(y * stride, picture.pixels(), 3 * y * picture.width(), 3 * picture.width());
    }
    avutil.av_frame_unref(frame);
    frame.width(picture.width()).height(picture.height()).format(encoder.pix_fmt());
    check(avutil.av_frame_get_buffer(frame, 0));
    SwsContext scaler =
        swscale.sws_getContext(
            picture.width(),
            picture.height(),
            avutil.AV_PIX_FMT_RGB24,
            picture.width(),
            picture.height(),
            encoder.pix_fmt(),
            swscale.SWS_AREA | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT,
            new SwsFilter((Pointer) null),
            new SwsFilter((Pointer) null),
            new DoublePointer((Pointer) null));
    check(
        swscale.sws_scale(
            scaler,
            rgb.data(),
            rgb.linesize(),
            0,
            picture.height(),
            frame.data(),
            frame.linesize()));
    swscale.sws_freeContext(scaler);
    avutil.av_frame_free(rgb);
    frame.pts(number);
    frame.quality(QUALITY);
    check(avcodec.avcodec_send_frame(encoder, frame));
    drain();
  }

  private void drain() throws IOException {
    while (avcodec.avcodec_receive_packet(encoder, packet) >= 0) {
      packet.duration(1);
      avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(0);
      check(avformat.av_interleaved_write_frame(container, packet));
    }
  }

  private void finish() throws IOException {
    check(avcodec.avcodec_send_frame(encoder, new AVFrame((Pointer) null)));
    drain();
    check(avformat.av_write_trailer(container));
    check(avformat.avio_closep(container.pb()));
    avcodec.avcodec_free_context(encoder);
    avformat.avformat_free_context(container);
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
  }

  private static void check(int result) throws IOException {
    if (result < 0) {
      throw new IOException(FfmpegLibrary.message(result));
    }
  }
}
