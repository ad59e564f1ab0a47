package io.github.clipsearch.training.world;

import java.util.List;

/** When a scene is set. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum TimeOfDay {
  /** Pale colours before the sun is up. */
  DAWN("at dawn", "at sunrise", "early in the morning"),
  /** Blue sky. */
  DAY("by day", "in the daytime", "at noon", "during the day"),
  /** A red sky and a low sun. */
  SUNSET("at sunset", "at dusk", "in the evening"),
  /** Moon and stars. */
  NIGHT("at night", "by night", "in the dark");

  private final List<String> words;

  TimeOfDay(String... words) {
    this.words = List.of(words);
  }

  /**
   * The phrases for it.
   *
   * @return at least one, the commonest first
   */
  public List<String> words() {
    return words;
  }
}
