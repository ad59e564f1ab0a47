package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.decoding.Containers;
import io.github.clipsearch.video.decoding.DecodingLimits;
import io.github.clipsearch.video.decoding.Refusals;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Picks the best video stream that can be decoded and is no cover picture. */
final class StreamChooser {
  private static final int NO_VIDEO_TO_WATCH =
      avformat.AV_DISPOSITION_ATTACHED_PIC | avformat.AV_DISPOSITION_TIMED_THUMBNAILS;

  private final Path file;
  private @Nullable String unknownCodec;
  private boolean coverPicture;
  private @Nullable VideoReadException badSize;

  private StreamChooser(Path file) {
    this.file = file;
  }

  /**
   * A stream and what decodes it; both belong to FFmpeg.
   *
   * @param stream of the file
   * @param codec the decoder to take
   */
  record Choice(AVStream stream, AVCodec codec) {}

  /**
   * Looks at all streams.
   *
   * @throws VideoReadException when none will do, with the reason
   */
  static Choice choose(Path file, AVFormatContext context) {
    StreamChooser chooser = new StreamChooser(file);
    Choice best = null;
    long bestRank = -1;
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      AVCodec codec = chooser.decoderFor(stream);
      if (codec != null && rank(stream) > bestRank) {
        best = new Choice(stream, codec);
        bestRank = rank(stream);
      }
    }
    if (best == null) {
      throw chooser.explain();
    }
    return best;
  }

  private static long rank(AVStream stream) {
    return Containers.streamRank(
        stream.codecpar().width(),
        stream.codecpar().height(),
        (stream.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0);
  }

  private @Nullable AVCodec decoderFor(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    if (parameters.codec_type() != avutil.AVMEDIA_TYPE_VIDEO) {
      return null;
    }
    if ((stream.disposition() & NO_VIDEO_TO_WATCH) != 0) {
      coverPicture = true;
      return null;
    }
    AVCodec codec = avcodec.avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      unknownCodec = avcodec.avcodec_get_name(parameters.codec_id()).getString();
      return null;
    }
    long pixels = (long) parameters.width() * parameters.height();
    if (parameters.width() < 1 || parameters.height() < 1) {
      badSize = Refusals.sizeless(file);
      return null;
    }
    if (pixels > DecodingLimits.PIXELS) {
      badSize = Refusals.tooLarge(file, parameters.width(), parameters.height());
      return null;
    }
    return codec;
  }

  private VideoReadException explain() {
    if (unknownCodec != null) {
      return new VideoReadException(
          file,
          Reason.UNSUPPORTED_CODEC,
          "this build of FFmpeg has no decoder for the codec of its video stream ("
              + unknownCodec
              + "); convert the file, for example to H.264");
    }
    return badSize != null ? badSize : Refusals.noVideo(file, coverPicture);
  }
}
