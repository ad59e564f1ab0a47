package io.github.clipsearch.video.decoding;

/** Beyond these a file is hostile or damaged. */
public final class DecodingLimits {
  /** Width × height; 8192 × 8192, twice the largest picture that common codecs define. */
  public static final long PIXELS = 1L << 26;

  /** Packets of the video stream in a row that give no picture. */
  public static final int PACKETS_WITHOUT_PICTURE = 10_000;

  /** Failures in a row to read a packet. */
  public static final int FAILED_READS = 64;

  /** Failures in a row to get the last pictures out of the decoder. */
  public static final int FAILURES_AT_END = 64;

  private DecodingLimits() {}
}
