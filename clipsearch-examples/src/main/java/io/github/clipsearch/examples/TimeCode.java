package io.github.clipsearch.examples;

import java.util.Locale;

/** Writes seconds as people read them. */
public final class TimeCode {
  private TimeCode() {}

  /**
   * Hours, minutes, seconds and milliseconds.
   *
   * @param seconds at least 0
   * @return such as {@code 0:01:23.456}
   */
  public static String of(double seconds) {
    long millis = Math.round(seconds * 1000);
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }
}
