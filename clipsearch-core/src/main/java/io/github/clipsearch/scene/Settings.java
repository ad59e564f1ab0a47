package io.github.clipsearch.scene;

/** Checks of detectors' settings that name the setting. */
final class Settings {
  private Settings() {}

  static double positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be above 0, not " + value);
    }
    return value;
  }

  static double between(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, not %s".formatted(name, least, most, value));
    }
    return value;
  }

  static int between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, not %d".formatted(name, least, most, value));
    }
    return value;
  }
}
