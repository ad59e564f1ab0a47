package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import io.github.clipsearch.video.decoding.PictureStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Reads video files with FFmpeg 8 through the Java bindings of bytedeco: H.264, HEVC, VVC, AV1,
 * VP8, VP9, MPEG-1/2/4, ProRes, MJPEG, Theora, GIF, APNG and many more, in all common containers.
 *
 * <p>Decoding happens inside this process. Only the file itself is read: playlists and other
 * formats that name further files or addresses are refused. Pictures of more than 8192 × 8192
 * pixels are refused as well.
 *
 * <p>Transport and program streams have a clock that starts anywhere; their times count from the
 * start that the container reports. All other times are the file's own.
 *
 * <p>Safe for use by several threads. There are native libraries for Linux and macOS on x86-64 and
 * ARM, and for Windows on x86-64; elsewhere {@link #open} throws a {@link
 * io.github.clipsearch.ClipSearchException}. FFmpeg's own log is off, unless the application has
 * set its level with {@code avutil.av_log_set_level}.
 */
public final class BytedecoVideoDecoder implements VideoDecoder {
  private static final int MAX_THREADS = 16;

  private final int threads;
  private final Optional<HardwareDevice> hardware;

  /** A decoder that uses up to two threads per video. */
  public BytedecoVideoDecoder() {
    this(Math.min(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * A decoder that uses a given number of threads per video.
   *
   * @param threads 1 to 16; more than one helps for most codecs
   * @throws IllegalArgumentException when the number is out of range
   */
  public BytedecoVideoDecoder(int threads) {
    this(threads, Optional.empty());
  }

  private BytedecoVideoDecoder(int threads, Optional<HardwareDevice> hardware) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads per video are 1 to " + MAX_THREADS + ", not " + threads);
    }
    this.threads = threads;
    this.hardware = hardware;
  }

  /**
   * A decoder that lets hardware decode the videos that it can decode, and decodes the others, AV1
   * among them, with two threads as {@link #BytedecoVideoDecoder()} does. Pictures are copied to
   * main memory when they are asked for or kept.
   *
   * <p>None of the devices is covered by this project's tests.
   *
   * @param device the kind of hardware
   * @return the decoder
   * @throws io.github.clipsearch.ClipSearchException when there is no such hardware
   */
  public static BytedecoVideoDecoder withHardware(HardwareDevice device) {
    AVBufferRef probe = Hardware.open(device);
    avutil.av_buffer_unref(probe);
    return new BytedecoVideoDecoder(
        Math.min(2, Runtime.getRuntime().availableProcessors()), Optional.of(device));
  }

  @Override
  public String name() {
    return "bytedeco";
  }

  @Override
  public VideoStream open(Path file) {
    Objects.requireNonNull(file, "file");
    VideoDecoder.requireReadableFile(file);
    return new PictureStream<>(file, BytedecoPictureSource.open(file, threads, hardware));
  }
}
