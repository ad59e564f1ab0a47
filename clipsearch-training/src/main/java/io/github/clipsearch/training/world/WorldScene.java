package io.github.clipsearch.training.world;

import java.util.Objects;
import java.util.Optional;

/**
 * What is to be seen in a scene.
 *
 * <pre>{@code
 * WorldScene scene =
 *     WorldScene.of(Group.of(Quantity.ONE, NamedColor.RED, Kind.BOAT).moving(), Place.SEA)
 *         .at(TimeOfDay.SUNSET);
 * }</pre>
 *
 * @param subject what it is about
 * @param companion what stands beside the subject
 * @param side on which side of the companion the subject is; {@link Side#LEFT_OF} without one
 * @param place where it is
 * @param time of the day
 * @param weather what the weather is like
 * @param style how it is drawn
 * @param variant chooses everything else: positions, sizes, shades, background details
 */
public record WorldScene(
    Group subject,
    Optional<Group> companion,
    Side side,
    Place place,
    TimeOfDay time,
    Weather weather,
    Style style,
    long variant) {

  /** Checks that everything can be where it is, and that there is room. */
  public WorldScene {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(weather, "weather");
    Objects.requireNonNull(style, "style");
    requireAt(place, subject);
    if (companion.isPresent()) {
      requireAt(place, companion.get());
      if (companion.get().kind() == subject.kind()) {
        throw new IllegalArgumentException(
            "subject and companion are of different kinds, not both " + subject.kind());
      }
      if (subject.quantity() == Quantity.MANY || companion.get().quantity() == Quantity.MANY) {
        throw new IllegalArgumentException("many things leave no room for a companion");
      }
    } else if (side != Side.LEFT_OF) {
      throw new IllegalArgumentException("without a companion the side is LEFT_OF");
    }
  }

  private static void requireAt(Place place, Group group) {
    if (!group.kind().livesIn(place)) {
      throw new IllegalArgumentException(
          "no " + group.kind().singular().get(0) + " is at the place " + place);
    }
  }

  /**
   * A scene by day, in clear weather, in flat colours.
   *
   * @param subject what it is about
   * @param place where it is
   * @return the scene
   * @throws IllegalArgumentException when the subject is not to be found there
   */
  public static WorldScene of(Group subject, Place place) {
    return new WorldScene(
        subject,
        Optional.empty(),
        Side.LEFT_OF,
        place,
        TimeOfDay.DAY,
        Weather.CLEAR,
        Style.FLAT,
        0);
  }

  /**
   * The same scene with something beside the subject.
   *
   * @param newSide on which side of the companion the subject is
   * @param other the companion, of another kind
   * @return a changed copy
   * @throws IllegalArgumentException when the companion is not to be found there
   */
  public WorldScene beside(Side newSide, Group other) {
    return new WorldScene(
        subject, Optional.of(other), newSide, place, time, weather, style, variant);
  }

  /**
   * The same scene at another time.
   *
   * @param newTime of the day
   * @return a changed copy
   */
  public WorldScene at(TimeOfDay newTime) {
    return new WorldScene(subject, companion, side, place, newTime, weather, style, variant);
  }

  /**
   * The same scene in other weather.
   *
   * @param newWeather what the weather is like
   * @return a changed copy
   */
  public WorldScene in(Weather newWeather) {
    return new WorldScene(subject, companion, side, place, time, newWeather, style, variant);
  }

  /**
   * The same scene, drawn in another way.
   *
   * @param newStyle how it is drawn
   * @param newVariant chooses positions, sizes, shades and background details
   * @return a changed copy
   */
  public WorldScene drawn(Style newStyle, long newVariant) {
    return new WorldScene(subject, companion, side, place, time, weather, newStyle, newVariant);
  }

  /**
   * The same scene without what no caption speaks of.
   *
   * @return a copy in flat colours with the variant 0, equal for scenes that mean the same
   */
  public WorldScene meaning() {
    return drawn(Style.FLAT, 0);
  }
}
