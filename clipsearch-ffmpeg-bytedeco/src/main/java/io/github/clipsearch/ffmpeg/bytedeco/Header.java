package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.decoding.Containers;
import io.github.clipsearch.video.decoding.Geometry;
import io.github.clipsearch.video.decoding.Orientation;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** What a file says about its video before anything is decoded. */
final class Header {
  private static final double MICROSECONDS = 1e6;

  private Header() {}

  static VideoInfo describe(AVFormatContext container, StreamChooser.Choice choice) {
    AVStream stream = choice.stream();
    AVCodecParameters parameters = stream.codecpar();
    Geometry shown =
        Geometry.of(
            parameters.width(),
            parameters.height(),
            FfmpegLibrary.value(pixelAspect(stream, parameters.sample_aspect_ratio())),
            orientation(parameters));
    double average = FfmpegLibrary.value(stream.avg_frame_rate());
    double frameRate =
        Math.max(0, average > 0 ? average : FfmpegLibrary.value(stream.r_frame_rate()));
    String format = Containers.firstName(container.iformat().name().getString());
    OptionalDouble duration = duration(container, format, stream);
    return new VideoInfo(
        shown.width(),
        shown.height(),
        shown.orientation().degrees(),
        frameRate,
        duration,
        Containers.frameCount(stream.nb_frames(), duration, frameRate),
        format,
        avcodec.avcodec_get_name(parameters.codec_id()).getString());
  }

  /** The stream's pixel shape, or else the picture's. */
  static AVRational pixelAspect(AVStream stream, AVRational ofPicture) {
    AVRational ofStream = stream.sample_aspect_ratio();
    return FfmpegLibrary.value(ofStream) > 0 ? ofStream : ofPicture;
  }

  /** FFmpeg counts from the first packet, but times are counted from zero: take what is later. */
  private static OptionalDouble duration(
      AVFormatContext container, String format, AVStream stream) {
    long ticks = container.duration();
    double ofFile = ticks == avutil.AV_NOPTS_VALUE ? 0 : ticks / MICROSECONDS;
    TimeBase timeBase = TimeBase.of(stream.time_base());
    double end =
        timeBase.seconds(stream.start_time())
            + timeBase.seconds(stream.duration())
            - clockStart(format, container);
    double duration = Double.isNaN(end) ? ofFile : Math.max(ofFile, end);
    return duration > 0 ? OptionalDouble.of(duration) : OptionalDouble.empty();
  }

  /** Seconds to subtract from all timestamps. */
  static double clockStart(String format, AVFormatContext container) {
    return Containers.hasFreeClock(format) && container.start_time() != avutil.AV_NOPTS_VALUE
        ? container.start_time() / MICROSECONDS
        : 0;
  }

  private static Orientation orientation(AVCodecParameters parameters) {
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    return matrix == null || matrix.isNull() ? Orientation.UPRIGHT : orientation(matrix.data());
  }

  /** Reads FFmpeg's 3 × 3 display matrix; upright when there is none. */
  static Orientation orientation(@Nullable Pointer matrix) {
    if (matrix == null || matrix.isNull()) {
      return Orientation.UPRIGHT;
    }
    IntPointer values = new IntPointer(matrix);
    return Orientation.of(values.get(0), values.get(1), values.get(3), values.get(4));
  }
}
