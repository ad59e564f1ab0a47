package io.github.clipsearch.training.world;

import java.util.List;

/** The weather of a scene. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum Weather {
  /** None to speak of. */
  CLEAR("in clear weather", "under a clear sky", "in fine weather"),
  /** Slanting drops. */
  RAIN("in the rain", "in rainy weather", "while it rains"),
  /** Falling flakes. */
  SNOW("in the snow", "in snowy weather", "while it snows"),
  /** Everything is pale. */
  FOG("in the fog", "in foggy weather", "in the mist"),
  /** Dark clouds and lightning. */
  STORM("in a storm", "in stormy weather", "in a thunderstorm");

  private final List<String> words;

  Weather(String... words) {
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
