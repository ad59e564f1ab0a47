package io.github.clipsearch.training.world;

/** What a description says about how many things there are. */
public enum Count {
  /** Nothing: "red dog". */
  ANY,
  /** More than one: "red dogs". */
  SEVERAL,
  /** Exactly one. */
  ONE,
  /** Exactly two. */
  TWO,
  /** Exactly three. */
  THREE,
  /** Exactly four. */
  FOUR,
  /** Many. */
  MANY;

  /**
   * The count that names a quantity.
   *
   * @param quantity how many there are
   * @return the count of the same name
   */
  public static Count of(Quantity quantity) {
    return valueOf(quantity.name());
  }

  /**
   * Whether a quantity is what this says.
   *
   * @param quantity how many there are
   * @return true when it fits
   */
  public boolean fits(Quantity quantity) {
    return switch (this) {
      case ANY -> true;
      case SEVERAL -> quantity != Quantity.ONE;
      default -> name().equals(quantity.name());
    };
  }
}
