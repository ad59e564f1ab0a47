package io.github.clipsearch.training.world;

import java.util.List;

/** What several kinds of things have in common, and the words for it. */
public enum Category {
  /** Dogs, birds, fish and so on. */
  ANIMAL("animal", "animals"),
  /** On wheels, in water or in the air. */
  VEHICLE("vehicle", "vehicles"),
  /** Houses and what else is built. */
  BUILDING("building", "buildings"),
  /** Trees, flowers and mushrooms. */
  PLANT("plant", "plants"),
  /** Everything else; people too. */
  OTHER("thing", "things");

  private final String singular;
  private final String plural;

  Category(String singular, String plural) {
    this.singular = singular;
    this.plural = plural;
  }

  /**
   * The words for one.
   *
   * @return at least one word, the commonest first
   */
  public List<String> singular() {
    return List.of(singular);
  }

  /**
   * The words for several.
   *
   * @return at least one word, the commonest first
   */
  public List<String> plural() {
    return List.of(plural);
  }
}
