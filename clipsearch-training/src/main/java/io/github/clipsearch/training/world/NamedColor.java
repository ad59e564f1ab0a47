package io.github.clipsearch.training.world;

import java.util.List;

/** The colours that things have. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable
public enum NamedColor {
  /** Crimson too. */
  RED(0xd61f26, "red", "crimson"),
  /** Between red and yellow. */
  ORANGE(0xff8a12, "orange"),
  /** Golden too. */
  YELLOW(0xffdf1f, "yellow", "golden"),
  /** Grass or emerald. */
  GREEN(0x1fa045, "green", "emerald"),
  /** Sky to sea. */
  BLUE(0x1f55dd, "blue", "azure"),
  /** Violet too. */
  PURPLE(0x8430b8, "purple", "violet"),
  /** Light red. */
  PINK(0xff86c0, "pink", "rosy"),
  /** Wood. */
  BROWN(0x7a4a22, "brown"),
  /** Coal. */
  BLACK(0x17171a, "black"),
  /** Chalk. */
  WHITE(0xfafafa, "white"),
  /** Stone; also spelt gray. */
  GREY(0x8e9298, "grey", "gray");

  private final int rgb;
  private final List<String> words;

  NamedColor(int rgb, String... words) {
    this.rgb = rgb;
    this.words = List.of(words);
  }

  /**
   * The adjectives for it.
   *
   * @return at least one word, the commonest first
   */
  public List<String> words() {
    return words;
  }

  int rgb() {
    return rgb;
  }
}
