package io.github.clipsearch.filter;

import io.github.clipsearch.InvalidRequestException;

/**
 * A part of a video: of the scenes, those that overlap it are scored.
 *
 * @param from presentation time in seconds, included
 * @param to presentation time in seconds, not included; may be infinite
 */
public record TimeRange(double from, double to) {
  /**
   * Checks the range.
   *
   * @throws InvalidRequestException when it is empty or not a number
   */
  public TimeRange {
    if (!(from < to) || Double.isInfinite(from)) {
      throw new InvalidRequestException(
          "A time range starts before it ends, and not at %s to end at %s.".formatted(from, to));
    }
  }

  /**
   * Whether a scene and this range have any moment in common.
   *
   * @param start of the scene, in seconds
   * @param end of the scene, in seconds, not included
   * @return true when they overlap
   */
  public boolean overlaps(double start, double end) {
    return start < to && end > from;
  }
}
