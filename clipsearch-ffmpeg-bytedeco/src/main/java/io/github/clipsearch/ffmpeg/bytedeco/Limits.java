package io.github.clipsearch.ffmpeg.bytedeco;

/** Beyond these a file is hostile or damaged. */
final class Limits {
  /** Width × height; 8192 × 8192, twice the largest picture that common codecs define. */
  static final long PIXELS = 1L << 26;

  /** Packets of the video stream in a row that give no picture. */
  static final int PACKETS_WITHOUT_PICTURE = 10_000;

  /** Failures in a row to read a packet. */
  static final int FAILED_READS = 64;

  /** Failures in a row to get the last pictures out of the decoder. */
  static final int FAILURES_AT_END = 64;

  private Limits() {}
}
