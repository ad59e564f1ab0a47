package io.github.clipsearch.training.world;

import java.util.List;
import java.util.Random;

/** How many things of a kind there are. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum Quantity {
  /** Exactly one. */
  ONE(1, 1, "a", "one", "a single"),
  /** Exactly two. */
  TWO(2, 2, "two", "a pair of"),
  /** Exactly three. */
  THREE(3, 3, "three"),
  /** Exactly four. */
  FOUR(4, 4, "four"),
  /** Seven to ten. */
  MANY(7, 10, "many", "lots of", "a group of", "a crowd of");

  private final int fewest;
  private final int most;
  private final List<String> words;

  Quantity(int fewest, int most, String... words) {
    this.fewest = fewest;
    this.most = most;
    this.words = List.of(words);
  }

  /**
   * What stands before the noun.
   *
   * @return at least one, the commonest first
   */
  public List<String> words() {
    return words;
  }

  int pick(Random random) {
    return fewest + random.nextInt(most - fewest + 1);
  }
}
