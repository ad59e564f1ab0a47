package io.github.clipsearch.query;

import io.github.clipsearch.InvalidRequestException;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What looks like a scene in the index, which is left out itself. The scene is given by its number
 * or by a moment in it.
 *
 * @param videoId of its video
 * @param number of the scene, 0-based, or empty
 * @param time presentation time in seconds at which it is shown, or empty
 */
public record SceneQuery(String videoId, OptionalInt number, OptionalDouble time) implements Query {
  /**
   * Checks the ranges.
   *
   * @throws InvalidRequestException when not exactly one of number and time is given, or it is
   *     negative or not finite
   */
  public SceneQuery {
    Objects.requireNonNull(videoId, "videoId");
    if (number.isPresent() == time.isPresent()) {
      throw new InvalidRequestException("A scene is given by its number or by a moment in it.");
    }
    if (number.orElse(0) < 0) {
      throw new InvalidRequestException(
          "Scenes are numbered from 0 on, not " + number.getAsInt() + ".");
    }
    if (!(time.orElse(0) >= 0) || Double.isInfinite(time.orElse(0))) {
      throw new InvalidRequestException(
          "A moment is seconds from 0 on, not " + time.getAsDouble() + ".");
    }
  }

  static SceneQuery numbered(String videoId, int number) {
    return new SceneQuery(videoId, OptionalInt.of(number), OptionalDouble.empty());
  }

  static SceneQuery at(String videoId, double seconds) {
    return new SceneQuery(videoId, OptionalInt.empty(), OptionalDouble.of(seconds));
  }
}
