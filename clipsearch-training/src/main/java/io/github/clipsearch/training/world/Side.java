package io.github.clipsearch.training.world;

/** On which side of its companion the subject of a scene is. */
public enum Side {
  /** Left of it. */
  LEFT_OF,
  /** Right of it. */
  RIGHT_OF;

  /**
   * The same relation seen from the companion.
   *
   * @return the other side
   */
  public Side opposite() {
    return this == LEFT_OF ? RIGHT_OF : LEFT_OF;
  }
}
