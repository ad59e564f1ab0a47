package io.github.clipsearch.training.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a caption says, and therefore of which scenes it is true; what is empty is left open.
 *
 * @param things none, one or two groups
 * @param side on which side of the second group the first one is; only with two groups
 * @param place where
 * @param time of the day
 * @param weather what the weather is like
 */
public record Description(
    List<Mention> things,
    Optional<Side> side,
    Optional<Place> place,
    Optional<TimeOfDay> time,
    Optional<Weather> weather) {

  /** Checks the number of groups. */
  public Description {
    things = List.copyOf(things);
    if (things.size() > 2 || (side.isPresent() && things.size() != 2)) {
      throw new IllegalArgumentException("at most two groups, and a side between two");
    }
  }

  /**
   * Everything that can be said about a scene.
   *
   * @param scene to describe
   * @return a description that is true of this scene and of those that mean the same
   */
  public static Description of(WorldScene scene) {
    List<Mention> things = new ArrayList<>();
    things.add(Mention.of(scene.subject()));
    scene.companion().map(Mention::of).ifPresent(things::add);
    return new Description(
        things,
        scene.companion().map(any -> scene.side()),
        Optional.of(scene.place()),
        Optional.of(scene.time()),
        Optional.of(scene.weather()));
  }

  /**
   * Whether this is true of a scene.
   *
   * @param scene to compare with
   * @return true when nothing contradicts
   */
  public boolean isTrueOf(WorldScene scene) {
    return place.map(value -> value == scene.place()).orElse(true)
        && time.map(value -> value == scene.time()).orElse(true)
        && weather.map(value -> value == scene.weather()).orElse(true)
        && thingsAreIn(scene);
  }

  private boolean thingsAreIn(WorldScene scene) {
    Group subject = scene.subject();
    Optional<Group> companion = scene.companion();
    return switch (things.size()) {
      case 0 -> true;
      case 1 -> things.get(0).fits(subject) || companion.map(things.get(0)::fits).orElse(false);
      default ->
          companion.isPresent()
              && (pairIs(subject, companion.get(), scene.side())
                  || pairIs(companion.get(), subject, scene.side().opposite()));
    };
  }

  private boolean pairIs(Group first, Group second, Side actual) {
    return things.get(0).fits(first)
        && things.get(1).fits(second)
        && side.map(value -> value == actual).orElse(true);
  }
}
