package io.github.clipsearch.training.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Makes scenes up, the same ones for the same seed. Belongs to one thread. */
public final class WorldSampler {
  private static final double COMPANION_SHARE = 0.4;
  private static final double MOVING_SHARE = 0.4;

  private final Random random;
  private final Predicate<WorldScene> wanted;

  private WorldSampler(long seed, Predicate<WorldScene> wanted) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.wanted = wanted;
  }

  /**
   * Scenes to learn from, without any {@linkplain HeldOut held-out combination}.
   *
   * @param seed the same one makes the same scenes
   * @return a sampler
   */
  public static WorldSampler forTraining(long seed) {
    return new WorldSampler(seed, scene -> !HeldOut.contains(scene));
  }

  /**
   * Scenes of which each has at least one {@linkplain HeldOut held-out combination}.
   *
   * @param seed the same one makes the same scenes
   * @return a sampler
   */
  public static WorldSampler heldOut(long seed) {
    return new WorldSampler(seed, HeldOut::contains);
  }

  /**
   * The next scene.
   *
   * @return a scene in any style
   */
  public WorldScene next() {
    while (true) {
      WorldScene scene = candidate();
      if (wanted.test(scene)) {
        return scene;
      }
    }
  }

  /**
   * Scenes that differ in what they mean.
   *
   * @param count how many
   * @return the next scenes, without those that mean the same as an earlier one
   */
  public List<WorldScene> distinct(int count) {
    Map<WorldScene, WorldScene> scenes = new LinkedHashMap<>();
    while (scenes.size() < count) {
      WorldScene scene = next();
      scenes.putIfAbsent(scene.meaning(), scene);
    }
    return new ArrayList<>(scenes.values());
  }

  /**
   * The same scene but for one thing: a colour, a number, the sides exchanged, another time.
   *
   * @param scene to start from
   * @return a scene that means something else, drawn in any style
   */
  public WorldScene variation(WorldScene scene) {
    while (true) {
      try {
        WorldScene changed = change(scene).drawn(any(Style.values()), random.nextLong());
        if (!changed.meaning().equals(scene.meaning()) && wanted.test(changed)) {
          return changed;
        }
      } catch (IllegalArgumentException e) {
        // no such scene, such as a car at sea: change something else
      }
    }
  }

  private WorldScene candidate() {
    Place place = any(Place.values());
    Group subject = group(quantity(), place);
    WorldScene scene =
        WorldScene.of(subject, place)
            .at(any(TimeOfDay.values()))
            .in(random.nextInt(100) < 30 ? Weather.CLEAR : any(Weather.values()))
            .drawn(any(Style.values()), random.nextLong());
    if (subject.quantity() != Quantity.MANY && random.nextDouble() < COMPANION_SHARE) {
      Group companion = group(quantity(), place);
      if (companion.kind() != subject.kind() && companion.quantity() != Quantity.MANY) {
        return scene.beside(any(Side.values()), companion);
      }
    }
    return scene;
  }

  /** Single things more often: they are large, and easier to learn from. */
  private Quantity quantity() {
    return random.nextInt(4) == 0 ? Quantity.ONE : any(Quantity.values());
  }

  private Group group(Quantity quantity, Place place) {
    Kind kind = any(Kind.values());
    while (!kind.livesIn(place)) {
      kind = any(Kind.values());
    }
    Group group = Group.of(quantity, any(NamedColor.values()), kind);
    return kind.mobile() && random.nextDouble() < MOVING_SHARE ? group.moving() : group;
  }

  private WorldScene change(WorldScene scene) {
    if (scene.companion().isPresent() && random.nextInt(3) == 0) {
      return changePair(scene);
    }
    return switch (random.nextInt(9)) {
      case 0 -> scene.at(any(TimeOfDay.values()));
      case 1 -> scene.in(any(Weather.values()));
      case 2 -> with(scene, scene.subject(), any(Place.values()));
      default -> with(scene, change(scene.subject()), scene.place());
    };
  }

  private WorldScene changePair(WorldScene scene) {
    Group subject = scene.subject();
    Group companion = scene.companion().orElseThrow();
    return switch (random.nextInt(4)) {
      case 0 -> scene.beside(scene.side().opposite(), companion);
      case 1 ->
          pair(scene, colored(subject, companion.color()), colored(companion, subject.color()));
      case 2 ->
          pair(
              scene,
              counted(subject, companion.quantity()),
              counted(companion, subject.quantity()));
      default -> scene.beside(scene.side(), change(companion));
    };
  }

  private Group change(Group group) {
    return switch (random.nextInt(6)) {
      case 0 -> group.motion() == Motion.STILL ? group.moving() : still(group);
      case 1, 2 -> colored(group, any(NamedColor.values()));
      case 3, 4 -> counted(group, any(Quantity.values()));
      default -> {
        Kind kind = any(Kind.values());
        Motion motion = kind.mobile() ? group.motion() : Motion.STILL;
        yield new Group(group.quantity(), group.color(), kind, motion);
      }
    };
  }

  private static Group still(Group group) {
    return Group.of(group.quantity(), group.color(), group.kind());
  }

  private static Group colored(Group group, NamedColor color) {
    return new Group(group.quantity(), color, group.kind(), group.motion());
  }

  private static Group counted(Group group, Quantity quantity) {
    return new Group(quantity, group.color(), group.kind(), group.motion());
  }

  private static WorldScene pair(WorldScene scene, Group subject, Group companion) {
    return rebuilt(scene, subject, scene.place()).beside(scene.side(), companion);
  }

  private static WorldScene with(WorldScene scene, Group subject, Place place) {
    WorldScene changed = rebuilt(scene, subject, place);
    return scene.companion().map(group -> changed.beside(scene.side(), group)).orElse(changed);
  }

  private static WorldScene rebuilt(WorldScene scene, Group subject, Place place) {
    return WorldScene.of(subject, place).at(scene.time()).in(scene.weather());
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
