package io.github.clipsearch.store;

import java.time.Duration;
import java.util.Objects;

/**
 * What a search took.
 *
 * @param videos number of videos that passed the filter and were looked at
 * @param scenes number of scenes that were scored; a scene counts once however many vectors the
 *     query has
 * @param encode time to turn the query into vectors; zero for a store's own search
 * @param scan time to filter and to score
 * @param rank time to order what was found and to read its records
 */
public record SearchCost(long videos, long scenes, Duration encode, Duration scan, Duration rank) {
  /** The cost of not looking at anything. */
  public static final SearchCost NOTHING =
      new SearchCost(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Checks the ranges. */
  public SearchCost {
    if (videos < 0 || scenes < 0) {
      throw new IllegalArgumentException(
          "no less than nothing is looked at, not %d videos, %d scenes".formatted(videos, scenes));
    }
    Objects.requireNonNull(encode, "encode");
    Objects.requireNonNull(scan, "scan");
    Objects.requireNonNull(rank, "rank");
  }

  /**
   * The cost of a search whose query was encoded.
   *
   * @param time replaces {@link #encode}
   * @return a copy with this time
   */
  public SearchCost withEncode(Duration time) {
    return new SearchCost(videos, scenes, time, scan, rank);
  }

  /**
   * All parts together.
   *
   * @return the sum of the three times
   */
  public Duration total() {
    return encode.plus(scan).plus(rank);
  }
}
