package io.github.clipsearch.video.decoding;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** What is to be known about container formats. */
public final class Containers {
  /** Formats whose clock starts anywhere, such as at the hour of a broadcast. */
  private static final Set<String> FREE_CLOCK = Set.of("mpegts", "mpeg");

  /** By so many pixels a stream that is marked as the default may be smaller than another. */
  private static final long DEFAULT_BONUS = 5_000_000;

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
   * How a video stream ranks among several of one file: as with the ffmpeg command when it is told
   * nothing ({@code map_auto_video} in {@code fftools/ffmpeg_mux_init.c}), the one with the most
   * pixels is taken, the first of several alike, and the mark of a default counts as 5,000,000
   * pixels.
   *
   * @param width of its pictures
   * @param height of its pictures
   * @param isDefault whether it is marked as the one to play unless a viewer chooses
   * @return more for a better stream
   */
  public static long streamRank(int width, int height, boolean isDefault) {
    return (long) width * height + (isDefault ? DEFAULT_BONUS : 0);
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
