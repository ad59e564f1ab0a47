package io.github.clipsearch.training.world;

import java.util.Objects;

/**
 * Things of one kind and colour.
 *
 * @param quantity how many
 * @param color of all of them
 * @param kind what they are
 * @param motion whether they move
 */
public record Group(Quantity quantity, NamedColor color, Kind kind, Motion motion) {

  /** Checks that what moves can move. */
  public Group {
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(color, "color");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(motion, "motion");
    if (motion == Motion.MOVING && !kind.mobile()) {
      throw new IllegalArgumentException("a " + kind.singular().get(0) + " does not move");
    }
  }

  /**
   * Things at rest.
   *
   * @param quantity how many
   * @param color of all of them
   * @param kind what they are
   * @return the group
   */
  public static Group of(Quantity quantity, NamedColor color, Kind kind) {
    return new Group(quantity, color, kind, Motion.STILL);
  }

  /**
   * The same things, moving.
   *
   * @return a changed copy
   * @throws IllegalArgumentException when this kind cannot move
   */
  public Group moving() {
    return new Group(quantity, color, kind, Motion.MOVING);
  }
}
