package io.github.clipsearch.evaluation;

import io.github.clipsearch.InvalidRequestException;
import java.util.OptionalDouble;

/**
 * A video, or a scene of one, that a query should find.
 *
 * @param video its id; or, when no video has this id, the name of its file; or that without its
 *     extension
 * @param time presentation time in seconds of a moment in the scene that should be found; empty
 *     when any scene of the video will do
 */
public record ExpectedAnswer(String video, OptionalDouble time) {
  /**
   * Checks the values.
   *
   * @throws InvalidRequestException when the name is blank or the time negative or not finite
   */
  public ExpectedAnswer {
    if (video.isBlank()) {
      throw new InvalidRequestException("An expected video has a name.");
    }
    if (!(time.orElse(0) >= 0) || Double.isInfinite(time.orElse(0))) {
      throw new InvalidRequestException(
          "A moment is seconds from 0 on, not " + time.getAsDouble() + ".");
    }
  }

  /**
   * A whole video.
   *
   * @param video its id or its file's name
   * @return the answer
   */
  public static ExpectedAnswer video(String video) {
    return new ExpectedAnswer(video, OptionalDouble.empty());
  }

  /**
   * The scene that is shown at a moment.
   *
   * @param video its id or its file's name
   * @param seconds presentation time, from 0 on
   * @return the answer
   */
  public static ExpectedAnswer sceneAt(String video, double seconds) {
    return new ExpectedAnswer(video, OptionalDouble.of(seconds));
  }

  /**
   * An answer as it is written in files: the name of a video, or {@code video@seconds} for a scene.
   *
   * @param written such as {@code holiday.mp4} or {@code holiday.mp4@12.5}
   * @return the answer; an {@code @} that no number follows belongs to the name
   */
  public static ExpectedAnswer parse(String written) {
    String name = written.strip();
    int at = name.lastIndexOf('@');
    if (at > 0 && name.substring(at + 1).matches("\\d+(\\.\\d+)?")) {
      return sceneAt(name.substring(0, at), Double.parseDouble(name.substring(at + 1)));
    }
    return video(name);
  }
}
