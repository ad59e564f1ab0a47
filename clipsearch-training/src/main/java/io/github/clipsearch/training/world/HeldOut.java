package io.github.clipsearch.training.world;

import java.util.Optional;

/**
 * Combinations that the model never sees together in training, so that finding them shows that it
 * has understood their parts: about one in ten pairs of kind and colour, of kind and place, and of
 * kind and quantity.
 */
public final class HeldOut {
  private static final int PERCENT = 12;

  private HeldOut() {}

  /**
   * Whether a scene has at least one such combination.
   *
   * @param scene to look at
   * @return true when training never has this scene
   */
  public static boolean contains(WorldScene scene) {
    return contains(scene.subject(), scene.place())
        || scene.companion().map(group -> contains(group, scene.place())).orElse(false);
  }

  private static boolean contains(Group group, Place place) {
    Kind kind = group.kind();
    return isHeldOut(kind, group.color())
        || isHeldOut(kind, group.quantity())
        // what lives in water has two places only, and must be seen in both
        || (kind.habitat() != Habitat.WATER && isHeldOut(kind, place));
  }

  /**
   * Whether a description demands such a combination.
   *
   * @param description to look at
   * @return true when it names a kind together with a held-out colour, quantity or place
   */
  public static boolean contains(Description description) {
    return description.things().stream()
        .anyMatch(mention -> mention.kind().isPresent() && contains(mention, description.place()));
  }

  private static boolean contains(Mention mention, Optional<Place> place) {
    Kind kind = mention.kind().orElseThrow();
    return mention.color().map(color -> isHeldOut(kind, color)).orElse(false)
        || (mention.count() != Count.ANY
            && mention.count() != Count.SEVERAL
            && isHeldOut(kind, mention.count()))
        || (kind.habitat() != Habitat.WATER
            && place.map(value -> isHeldOut(kind, value)).orElse(false));
  }

  /** Fixed for ever: the hash of a string is specified, and so is this choice. */
  private static boolean isHeldOut(Kind kind, Enum<?> other) {
    int hash = (kind.name() + " " + other.name()).hashCode();
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return Math.floorMod(hash ^ hash >>> 16, 100) < PERCENT;
  }
}
