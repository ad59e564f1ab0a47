package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.ClipSearchException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;

/** The native libraries, and how to read what they say. */
final class FfmpegLibrary {
  private static final int MESSAGE_BYTES = 256;

  private FfmpegLibrary() {}

  /**
   * Loads the libraries and silences their log, unless the application has set its level; cheap
   * when that was done before.
   *
   * @throws ClipSearchException when there are none for this platform
   */
  static synchronized void require() {
    try {
      if (avutil.av_log_get_level() == avutil.AV_LOG_INFO) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      }
      avcodec.avcodec_version();
      avformat.avformat_version();
      swscale.swscale_version();
    } catch (LinkageError e) {
      throw new ClipSearchException(
          "bytedeco's FFmpeg cannot load its native libraries on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " ("
              + e.getMessage()
              + "): put the jars org.bytedeco:ffmpeg and org.bytedeco:javacpp with the platform's"
              + " classifier (linux-x86_64, linux-arm64, macosx-arm64, macosx-x86_64 or"
              + " windows-x86_64) on the class path, and make the folder ~/.javacpp or the one of"
              + " the property org.bytedeco.javacpp.cachedir writable. Linux also needs"
              + " libudev.so.1.",
          e);
    }
  }

  /** What an error code means. */
  static String message(int code) {
    byte[] text = new byte[MESSAGE_BYTES];
    avutil.av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** The quotient, or 0 when it is unknown. */
  static double value(AVRational fraction) {
    return fraction.den() == 0 ? 0 : (double) fraction.num() / fraction.den();
  }

  /** A new frame without a picture; the caller frees it. */
  static AVFrame newFrame() {
    AVFrame frame = avutil.av_frame_alloc();
    if (frame == null || frame.isNull()) {
      throw new OutOfMemoryError("FFmpeg could not allocate a frame");
    }
    return frame;
  }
}
