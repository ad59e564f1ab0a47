package io.github.clipsearch.video.decoding;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** What is to be known about container formats. */
public final class Containers {
  /** Formats whose clock starts anywhere, such as at the hour of a broadcast. */
  private static final Set<String> FREE_CLOCK = Set.of("mpegts", "mpeg");

  private Containers() {}

  /**
   * The name that stands for a format with several.
   *
   * @param names separated by commas, as FFmpeg gives them
   * @return the first
   */
  public static String firstName(String names) {
    int comma = names.indexOf(',');
    return comma < 0 ? names : names.substring(0, comma);
  }

  /**
   * Whether times count from the start that the container reports, and not from its clock's zero.
   *
   * @param name short name of the format
   * @return true for transport and program streams
   */
  public static boolean hasFreeClock(String name) {
    return FREE_CLOCK.contains(name);
  }

  /**
   * The number of frames as far as a header tells.
   *
   * @param stated by the header, 0 or less when it does not
   * @param duration in seconds, where it is known
   * @param frameRate frames per second, 0 when unknown
   * @return the stated number, else an estimate, else nothing
   */
  public static OptionalLong frameCount(long stated, OptionalDouble duration, double frameRate) {
    if (stated > 0) {
      return OptionalLong.of(stated);
    }
    return duration.isPresent() && frameRate > 0
        ? OptionalLong.of(Math.round(duration.getAsDouble() * frameRate))
        : OptionalLong.empty();
  }
}
