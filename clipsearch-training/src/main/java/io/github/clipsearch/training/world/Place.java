package io.github.clipsearch.training.world;

import java.util.List;

/** Where a scene is set. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum Place {
  /** Open water to the horizon. */
  SEA(false, true, "sea", "ocean"),
  /** Sand with the sea behind. */
  BEACH(true, false, "beach", "shore"),
  /** A river through meadows. */
  RIVER(true, true, "river", "stream"),
  /** A skyline. */
  CITY(true, false, "city", "town"),
  /** Conifers. */
  FOREST(true, false, "forest", "woods"),
  /** Dunes and cacti. */
  DESERT(true, false, "desert", "dunes"),
  /** Peaks with snow on top. */
  MOUNTAINS(true, false, "mountains", "hills"),
  /** Green grass. */
  FIELD(true, false, "field", "meadow"),
  /** Asphalt with a dashed line. */
  ROAD(true, false, "road", "street", "highway"),
  /** A white fence and small flowers. */
  GARDEN(true, false, "garden", "park");

  private final boolean ground;
  private final boolean water;
  private final List<String> words;

  Place(boolean ground, boolean water, String... words) {
    this.ground = ground;
    this.water = water;
    this.words = List.of(words);
  }

  /**
   * The nouns for it.
   *
   * @return at least one word, the commonest first
   */
  public List<String> words() {
    return words;
  }

  boolean ground() {
    return ground;
  }

  boolean water() {
    return water;
  }
}
