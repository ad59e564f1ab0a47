package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import io.github.clipsearch.video.decoding.PictureStream;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads video files with Humble Video: H.264, HEVC, VP8, VP9, MPEG-1/2/4, ProRes, MJPEG, Theora,
 * GIF and more in MP4, MOV, MKV, WebM, AVI, MPEG-TS and -PS, FLV, Ogg, ASF and MXF. Not AV1.
 *
 * <p>Decoding happens inside this process. Only the file itself is read: playlists and other
 * formats that name further files or addresses are refused.
 *
 * <p>Transport and program streams have a clock that starts anywhere; their times count from the
 * start that the container reports. All other times are the file's own.
 *
 * <p>Safe for use by several threads. Humble Video has native libraries for Linux, macOS and
 * Windows on x86-64 only; elsewhere {@link #open} throws a {@link
 * io.github.clipsearch.ClipSearchException}.
 */
public final class HumbleVideoDecoder implements VideoDecoder {
  private static final int MAX_THREADS = 16;

  private final int threads;

  /** A decoder that uses up to two threads per video. */
  public HumbleVideoDecoder() {
    this(Math.min(2, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * A decoder that uses a given number of threads per video.
   *
   * @param threads 1 to 16; more than one helps for H.264, HEVC, VP8, VP9 and MPEG-4
   * @throws IllegalArgumentException when the number is out of range
   */
  public HumbleVideoDecoder(int threads) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads per video are 1 to " + MAX_THREADS + ", not " + threads);
    }
    this.threads = threads;
  }

  @Override
  public String name() {
    return "humble";
  }

  @Override
  public VideoStream open(Path file) {
    Objects.requireNonNull(file, "file");
    VideoDecoder.requireReadableFile(file);
    return new PictureStream<>(
        file, new HumblePictureSource(file, ContainerOpener.open(file, threads)));
  }
}
