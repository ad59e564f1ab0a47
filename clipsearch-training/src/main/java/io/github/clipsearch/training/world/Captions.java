package io.github.clipsearch.training.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Says in English what is to be seen, in many ways. Belongs to one thread. */
public final class Captions {
  private static final double PLAIN_SHARE = 0.35;

  private final Random random;
  private final Noise noise;

  /**
   * Captions in random words.
   *
   * @param seed the same one makes the same captions
   */
  public Captions(long seed) {
    this.random = new Random(seed * 0xD1342543DE82EF95L);
    this.noise = new Noise(random);
  }

  /**
   * Everything about a scene, in the commonest words.
   *
   * @param scene to describe
   * @return for example {@code two red cars moving left of a blue house in the city at night in the
   *     rain}
   */
  public static String full(WorldScene scene) {
    return plain(Description.of(scene));
  }

  /**
   * A description in the commonest words.
   *
   * @param description what to say
   * @return the same words for the same description
   */
  public static String plain(Description description) {
    Wording wording = Wording.plain();
    List<String> parts = new ArrayList<>();
    parts.add(wording.things(description));
    description.place().ifPresent(place -> parts.add(wording.place(place, description.things())));
    description.time().ifPresent(time -> parts.add(wording.time(time)));
    description.weather().ifPresent(weather -> parts.add(wording.weather(weather)));
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts);
  }

  /**
   * A description in random words and order, sometimes with words that the world does not know.
   *
   * @param description what to say
   * @return English, more or less
   */
  public String say(Description description) {
    if (random.nextDouble() < PLAIN_SHARE / 2) {
      return plain(description);
    }
    Wording wording = Wording.random(random, noise);
    List<String> tail = new ArrayList<>();
    description.place().ifPresent(place -> tail.add(wording.place(place, description.things())));
    description.time().ifPresent(time -> tail.add(wording.time(time)));
    description.weather().ifPresent(weather -> tail.add(wording.weather(weather)));
    if (random.nextDouble() > PLAIN_SHARE) {
      Collections.shuffle(tail, random);
    }
    List<String> parts = new ArrayList<>(tail);
    int front = tail.isEmpty() || random.nextDouble() < 0.85 ? 0 : 1;
    String things = wording.things(description);
    parts.add(front, wording.prompt(things));
    parts.removeIf(String::isEmpty);
    return noise.addTo(String.join(" ", parts));
  }

  /**
   * A part of what can be said about a scene.
   *
   * @param scene to describe
   * @return a description that is true of it, and perhaps of many others
   */
  public Description part(WorldScene scene) {
    while (true) {
      Description part = partOrNothing(scene);
      if (!part.things().isEmpty()
          || part.place().isPresent()
          || part.time().isPresent()
          || part.weather().isPresent()) {
        return part;
      }
    }
  }

  /**
   * The simplest descriptions: one for each kind of thing and for each colour.
   *
   * @return descriptions of one or two words
   */
  public List<Description> basics() {
    List<Description> basics = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      basics.add(
          thing(
              new Mention(
                  Count.ANY,
                  Optional.empty(),
                  Optional.of(kind),
                  Optional.empty(),
                  Optional.empty())));
    }
    for (NamedColor color : NamedColor.values()) {
      basics.add(
          thing(
              new Mention(
                  Count.ANY,
                  Optional.of(color),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty())));
    }
    return basics;
  }

  private static Description thing(Mention mention) {
    return new Description(
        List.of(mention), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Description partOrNothing(WorldScene scene) {
    double share = 0.15 + 0.5 * random.nextDouble();
    List<Mention> things = new ArrayList<>();
    Optional<Side> side = Optional.empty();
    if (scene.companion().isPresent() && random.nextDouble() < 0.55) {
      side = maybe(0.8, scene.side());
      things.add(part(scene.subject(), share));
      things.add(part(scene.companion().get(), share));
      if (random.nextBoolean()) {
        Collections.swap(things, 0, 1);
        side = side.map(Side::opposite);
      }
    } else if (random.nextDouble() < 0.85) {
      boolean other = scene.companion().isPresent() && random.nextBoolean();
      things.add(part(other ? scene.companion().get() : scene.subject(), share));
    }
    return new Description(
        things,
        side,
        maybe(share, scene.place()),
        maybe(share, scene.time()),
        maybe(share, scene.weather()));
  }

  private Mention part(Group group, double share) {
    Optional<NamedColor> color = maybe(0.25 + share, group.color());
    Optional<Motion> motion =
        group.kind().mobile() ? maybe(0.6 * share, group.motion()) : Optional.empty();
    if (random.nextDouble() < 0.12) {
      return new Mention(
          Count.ANY,
          color,
          Optional.empty(),
          group.kind().category() == Category.OTHER
              ? Optional.empty()
              : maybe(0.6, group.kind().category()),
          motion);
    }
    return new Mention(
        count(group.quantity()), color, Optional.of(group.kind()), Optional.empty(), motion);
  }

  private Count count(Quantity quantity) {
    double choice = random.nextDouble();
    if (choice < 0.65) {
      return Count.of(quantity);
    }
    return choice < 0.8 && quantity != Quantity.ONE ? Count.SEVERAL : Count.ANY;
  }

  private <T> Optional<T> maybe(double share, T value) {
    return random.nextDouble() < share ? Optional.of(value) : Optional.empty();
  }
}
