package io.github.clipsearch.filter;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.store.VideoRecord;

/**
 * Videos whose length is in a range.
 *
 * @param atLeast shortest duration in seconds, from 0 on
 * @param atMost longest duration in seconds, included; may be infinite
 */
public record DurationBetween(double atLeast, double atMost) implements VideoFilter {
  /**
   * Checks the range.
   *
   * @throws InvalidRequestException when it is empty or no range of durations
   */
  public DurationBetween {
    if (!(atLeast >= 0 && atMost >= atLeast)) {
      throw new InvalidRequestException(
          "Durations are seconds from 0 on, the longest not below the shortest, not %s to %s."
              .formatted(atLeast, atMost));
    }
  }

  @Override
  public boolean matches(VideoRecord video) {
    return video.duration() >= atLeast && video.duration() <= atMost;
  }
}
