package io.github.clipsearch.scene.export;

import java.util.Locale;

/** Writes seconds as hours, minutes, seconds and milliseconds. */
final class ClockTime {
  private ClockTime() {}

  /** Such as {@code 00:01:23.456}. */
  static String of(double seconds) {
    return ofMillis(Math.round(seconds * 1000));
  }

  static String ofMillis(long millis) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }
}
