package io.github.clipsearch;

import java.time.Duration;

/**
 * Where the time of indexing one video went, as wall-clock time of the indexing thread.
 *
 * @param decode decoding frames
 * @param detect finding cuts, with the scaling of frames for it
 * @param sample keeping candidate frames, with their conversion to RGB and preparation
 * @param embed running the encoder
 * @param store writing to the store
 */
public record IndexTimings(
    Duration decode, Duration detect, Duration sample, Duration embed, Duration store) {

  /** Nothing was done. */
  static final IndexTimings NONE =
      new IndexTimings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * All stages together.
   *
   * @return the sum
   */
  public Duration total() {
    return decode.plus(detect).plus(sample).plus(embed).plus(store);
  }
}
