package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.decoding.DecodingLimits;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Pointer;

/** An open file, its chosen video stream and an open decoder for it. Owns all of them. */
final class OpenVideo implements AutoCloseable {
  private final MediaInput input;
  private final AVStream stream;
  private final AVCodecContext decoder;
  private final VideoInfo info;
  private boolean closed;

  private OpenVideo(MediaInput input, AVStream stream, AVCodecContext decoder, VideoInfo info) {
    this.input = input;
    this.stream = stream;
    this.decoder = decoder;
    this.info = info;
  }

  /**
   * Opens a file for decoding.
   *
   * @throws VideoReadException when that fails; nothing native is left then
   */
  static OpenVideo open(Path file, int threads, Optional<HardwareDevice> hardware) {
    MediaInput input = MediaInput.open(file);
    boolean done = false;
    try {
      StreamChooser.Choice choice = StreamChooser.choose(file, input.context());
      VideoInfo info = Header.describe(input.context(), choice);
      AVCodecContext decoder = openDecoder(file, choice, threads, hardware);
      done = true;
      return new OpenVideo(input, choice.stream(), decoder, info);
    } finally {
      if (!done) {
        input.close();
      }
    }
  }

  private static AVCodecContext openDecoder(
      Path file, StreamChooser.Choice choice, int threads, Optional<HardwareDevice> hardware) {
    AVCodecContext decoder = avcodec.avcodec_alloc_context3(choice.codec());
    boolean done = false;
    try {
      int result = avcodec.avcodec_parameters_to_context(decoder, choice.stream().codecpar());
      if (result >= 0) {
        decoder.pkt_timebase(choice.stream().time_base());
        decoder.thread_count(threads);
        decoder.max_pixels(DecodingLimits.PIXELS);
        if (hardware.isPresent() && Hardware.canDecode(choice.codec(), hardware.get())) {
          AVBufferRef device = Hardware.open(hardware.get());
          decoder.hw_device_ctx(device); // which frees it
        }
        AVDictionary noOptions = new AVDictionary((Pointer) null);
        result = avcodec.avcodec_open2(decoder, choice.codec(), noOptions);
      }
      if (result < 0) {
        throw new VideoReadException(
            file,
            Reason.UNREADABLE,
            "the decoder for its codec, %s, cannot start [%s]; the file is damaged or cut off"
                .formatted(choice.codec().name().getString(), FfmpegLibrary.message(result)));
      }
      done = true;
      return decoder;
    } finally {
      if (!done) {
        avcodec.avcodec_free_context(decoder);
      }
    }
  }

  AVFormatContext container() {
    return input.context();
  }

  AVStream stream() {
    return stream;
  }

  AVCodecContext decoder() {
    return decoder;
  }

  VideoInfo info() {
    return info;
  }

  /** Seconds to subtract from all timestamps. */
  double clockStart() {
    return Header.clockStart(info.container(), input.context());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.avcodec_free_context(decoder);
      input.close();
    }
  }
}
