package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.decoding.DecodingLimits;
import io.github.clipsearch.video.decoding.Refusals;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** An open file, before any of its streams is chosen. Owns the native context. */
final class MediaInput implements AutoCloseable {
  /**
   * All formats that hold their own content. FFmpeg also knows playlists, scripts and session
   * descriptions that name other files or addresses, whatever the file is called.
   */
  private static final String FORMATS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,vvc,av1,obu,"
          + "ivf,vc1,dirac,flv,ogg,asf,gif,apng,mxf,gxf,dv,nut,rm,wtv,yuv4mpegpipe";

  /** And in case one of them follows a reference after all: nothing but files. */
  private static final String PROTOCOLS = "file";

  private final AVFormatContext context;
  private boolean closed;

  private MediaInput(AVFormatContext context) {
    this.context = context;
  }

  /**
   * Opens a file and looks into its streams.
   *
   * @throws VideoReadException when that fails; nothing native is left then
   */
  static MediaInput open(Path file) {
    FfmpegLibrary.require();
    AVFormatContext context = new AVFormatContext((Pointer) null);
    AVDictionary options = new AVDictionary((Pointer) null);
    int result;
    try (NativePath path = new NativePath(file)) {
      avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
      avutil.av_dict_set(options, "protocol_whitelist", PROTOCOLS, 0);
      result =
          avformat.avformat_open_input(
              context, path.text(), new AVInputFormat((Pointer) null), options);
    } finally {
      avutil.av_dict_free(options);
    }
    if (result < 0) {
      throw refused(file, result);
    }
    MediaInput input = new MediaInput(context);
    int found = findStreams(context);
    if (found < 0) {
      input.close();
      throw refused(file, found);
    }
    return input;
  }

  /** The native context, until this is closed. */
  AVFormatContext context() {
    return context;
  }

  /** FFmpeg decodes a little here already, so the limit on sizes has to hold here as well. */
  private static int findStreams(AVFormatContext context) {
    int streams = context.nb_streams();
    Pointer memory = avutil.av_calloc(streams + 1L, Long.BYTES);
    PointerPointer<AVDictionary> options = new PointerPointer<>(memory);
    try {
      for (int i = 0; i < streams; i++) {
        AVDictionary limits = new AVDictionary((Pointer) null);
        avutil.av_dict_set(limits, "max_pixels", Long.toString(DecodingLimits.PIXELS), 0);
        options.put(i, limits);
      }
      return avformat.avformat_find_stream_info(context, options);
    } finally {
      for (int i = 0; i < streams; i++) {
        AVDictionary unused = options.get(AVDictionary.class, i);
        if (unused != null) {
          avutil.av_dict_free(unused);
        }
      }
      avutil.av_free(memory);
    }
  }

  private static VideoReadException refused(Path file, int error) {
    if (error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EINVAL()) {
      return new VideoReadException(
          file,
          Reason.UNREADABLE,
          "its format is not among those that are opened ("
              + FORMATS
              + "; playlists, still pictures and sound formats never are), or its header is"
              + " damaged");
    }
    if (error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EACCES()
        || error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOENT()
        || error == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EIO()) {
      return new VideoReadException(file, Reason.IO_ERROR, FfmpegLibrary.message(error));
    }
    return Refusals.unreadable(file, FfmpegLibrary.message(error), null);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avformat.avformat_close_input(context);
    }
  }
}
