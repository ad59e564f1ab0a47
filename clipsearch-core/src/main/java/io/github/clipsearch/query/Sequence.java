package io.github.clipsearch.query;

import io.github.clipsearch.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenes that follow one another in one video: first what the first step describes, then the
 * second. Each scene starts when the one before has ended; others may lie between them.
 *
 * <pre>{@code
 * Query.text("a car on a road").then(Query.text("an explosion")).within(10)
 * }</pre>
 *
 * @param steps in the order of time, at least one
 * @param maximumGap the most seconds between the end of one scene and the start of the next, from 0
 *     on; may be infinite
 */
public record Sequence(List<Query> steps, double maximumGap) {
  /**
   * Copies the steps.
   *
   * @throws InvalidRequestException when there are no steps or the gap is negative
   */
  public Sequence {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new InvalidRequestException("A sequence has at least one step.");
    }
    if (!(maximumGap >= 0)) {
      throw new InvalidRequestException(
          "The gap between two scenes of a sequence is seconds from 0 on, not " + maximumGap + ".");
    }
  }

  /**
   * One more scene.
   *
   * @param next what follows
   * @return a longer sequence
   */
  public Sequence then(Query next) {
    List<Query> more = new ArrayList<>(steps);
    more.add(next);
    return new Sequence(more, maximumGap);
  }

  /**
   * Limits the time between one scene and the next.
   *
   * @param seconds the most between the end of one scene and the start of the next, from 0 on
   * @return the same steps with this limit
   * @throws InvalidRequestException when it is negative
   */
  public Sequence within(double seconds) {
    return new Sequence(steps, seconds);
  }
}
