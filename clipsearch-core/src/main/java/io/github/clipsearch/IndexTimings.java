package io.github.clipsearch;

import java.io.Serializable;
import java.time.Duration;

/**
 * Where the time of indexing one video went. Each stage's time is what passed on the clock while a
 * thread was at it. Embedding goes on in other threads while a video is decoded, so all stages
 * together may take longer than the whole; time in which a video only waited is in none of them.
 *
 * @param decode decoding frames
 * @param detect finding cuts, with the scaling of frames for it
 * @param sample keeping candidate frames, with their conversion to RGB and preparation
 * @param embed running the encoder; of a batch with pictures of several videos, this one's share
 * @param store writing to the store
 */
public record IndexTimings(
    Duration decode, Duration detect, Duration sample, Duration embed, Duration store)
    implements Serializable {

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
