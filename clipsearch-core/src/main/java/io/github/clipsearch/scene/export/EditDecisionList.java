package io.github.clipsearch.scene.export;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An edit decision list in the format CMX 3600, for editing programs: one cut event per scene, with
 * the same source and record times, counted from the video's first frame.
 *
 * <p>Timecodes count frames at the nearest whole or NTSC rate (24, 25, 23.976, 29.97 and so on), so
 * times of a video with a variable frame rate are right to half a frame of that rate.
 *
 * <p><b>Drop-frame or not:</b> at 29.97 and 59.94 frames per second a count of 30 or 60 a second
 * falls behind the clock by 3.6 seconds an hour. Non-drop-frame timecode, the default, accepts
 * that; drop-frame timecode ({@code ;} before the frames) skips numbers, never pictures, to keep
 * up. Both name the same pictures: choose the one that your editing program's timeline has.
 */
public final class EditDecisionList implements SceneFormat {
  private final double frameRate;
  private final boolean dropFrame;
  private final String reel;

  private EditDecisionList(Builder builder) {
    frameRate = builder.frameRate;
    dropFrame = builder.dropFrame;
    reel = builder.reel;
  }

  /**
   * Starts from the defaults: the video's frame rate, non-drop-frame, reel {@code AX}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Writes the list.
   *
   * @throws InvalidRequestException when the frame rate is not known and none was given, or when
   *     drop-frame timecode is asked for at a rate that has none
   */
  @Override
  public void write(SceneList scenes, Appendable out) throws IOException {
    FrameClock clock = clock(scenes);
    double origin = scenes.isEmpty() ? 0 : scenes.get(0).start();
    String name = name(scenes.file());
    out.append("TITLE: ").append(name).append('\n');
    out.append(dropFrame ? "FCM: DROP FRAME\n" : "FCM: NON-DROP FRAME\n");
    for (int i = 0; i < scenes.size(); i++) {
      Scene scene = scenes.get(i);
      String in = clock.timecode(scene.start() - origin);
      String end = clock.timecode(scene.end() - origin);
      out.append(
          String.format(
              Locale.ROOT,
              "\n%03d  %-8s V     C        %s %s %s %s\n",
              i + 1,
              reel,
              in,
              end,
              in,
              end));
      out.append("* FROM CLIP NAME: ").append(name).append('\n');
    }
  }

  private FrameClock clock(SceneList scenes) {
    double rate = frameRate > 0 ? frameRate : scenes.video().frameRate();
    if (!(rate > 0)) {
      throw new InvalidRequestException(
          "The frame rate of "
              + scenes.file()
              + " is not known, and an edit decision list needs one: give it with"
              + " EditDecisionList.builder().frameRate(...).");
    }
    FrameClock clock = FrameClock.nearest(rate, dropFrame);
    if (dropFrame && !clock.canDrop()) {
      throw new InvalidRequestException(
          "There is drop-frame timecode for 29.97 and 59.94 frames per second only, not for %s."
              .formatted(rate));
    }
    return clock;
  }

  /** Titles are one line. */
  private static String name(Path file) {
    Path name = file.getFileName();
    return (name == null ? file : name).toString().replaceAll("\\p{Cntrl}", " ");
  }

  /** Settings for an {@link EditDecisionList}. Belongs to one thread. */
  public static final class Builder {
    private double frameRate;
    private boolean dropFrame;
    private String reel = "AX";

    private Builder() {}

    /**
     * The rate of the timeline, instead of the video's.
     *
     * @param framesPerSecond from 1 to 1000
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder frameRate(double framesPerSecond) {
      if (!(framesPerSecond >= 1 && framesPerSecond <= 1000)) {
        throw new IllegalArgumentException(
            "frameRate must be from 1 to 1000 frames per second, not " + framesPerSecond);
      }
      this.frameRate = framesPerSecond;
      return this;
    }

    /**
     * Drop-frame timecode, for 29.97 and 59.94 frames per second.
     *
     * @return this builder
     */
    public Builder dropFrame() {
      this.dropFrame = true;
      return this;
    }

    /**
     * The name of the source reel.
     *
     * @param reel 1 to 8 letters and digits; default {@code AX}, which stands for a file
     * @return this builder
     * @throws IllegalArgumentException when it is something else
     */
    public Builder reel(String reel) {
      if (!reel.matches("[A-Za-z0-9]{1,8}")) {
        throw new IllegalArgumentException("reel must be 1 to 8 letters and digits, not " + reel);
      }
      this.reel = reel;
      return this;
    }

    /**
     * Makes the format.
     *
     * @return an immutable format
     */
    public EditDecisionList build() {
      return new EditDecisionList(this);
    }
  }
}
