package io.github.clipsearch.training;

import io.github.clipsearch.training.world.Count;
import io.github.clipsearch.training.world.Description;
import io.github.clipsearch.training.world.Kind;
import io.github.clipsearch.training.world.Mention;
import io.github.clipsearch.training.world.Motion;
import io.github.clipsearch.training.world.NamedColor;
import io.github.clipsearch.training.world.Place;
import io.github.clipsearch.training.world.Quantity;
import io.github.clipsearch.training.world.Side;
import io.github.clipsearch.training.world.TimeOfDay;
import io.github.clipsearch.training.world.Weather;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that a description of a whole scene says, and what it might say instead. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum Attribute {
  KIND(0, m -> m.kind().map(Enum::name).orElse(""), Attribute::kinds),
  COLOR(0, m -> m.color().map(Enum::name).orElse(""), Attribute::colors),
  QUANTITY(0, m -> m.count().name(), Attribute::counts),
  MOTION(0, m -> m.motion().map(Enum::name).orElse(""), Attribute::motions),
  COMPANION_KIND(1, m -> m.kind().map(Enum::name).orElse(""), Attribute::kinds),
  COMPANION_COLOR(1, m -> m.color().map(Enum::name).orElse(""), Attribute::colors),
  COMPANION_QUANTITY(1, m -> m.count().name(), Attribute::counts),
  COMPANION_MOTION(1, m -> m.motion().map(Enum::name).orElse(""), Attribute::motions),
  SIDE(
      d ->
          d.side().stream()
              .flatMap(any -> Arrays.stream(Side.values()))
              .collect(
                  named(
                      s ->
                          new Description(
                              d.things(), Optional.of(s), d.place(), d.time(), d.weather()))),
      d -> d.side().map(Enum::name).orElse("")),
  PLACE(
      d ->
          Arrays.stream(Place.values())
              .collect(
                  named(
                      p ->
                          new Description(
                              d.things(), d.side(), Optional.of(p), d.time(), d.weather()))),
      d -> d.place().map(Enum::name).orElse("")),
  TIME(
      d ->
          Arrays.stream(TimeOfDay.values())
              .collect(
                  named(
                      t ->
                          new Description(
                              d.things(), d.side(), d.place(), Optional.of(t), d.weather()))),
      d -> d.time().map(Enum::name).orElse("")),
  WEATHER(
      d ->
          Arrays.stream(Weather.values())
              .collect(
                  named(
                      w ->
                          new Description(
                              d.things(), d.side(), d.place(), d.time(), Optional.of(w)))),
      d -> d.weather().map(Enum::name).orElse(""));

  private final Function<Description, Map<String, Description>> alternatives;
  private final Function<Description, String> value;

  Attribute(
      Function<Description, Map<String, Description>> alternatives,
      Function<Description, String> value) {
    this.alternatives = alternatives;
    this.value = value;
  }

  Attribute(
      int thing,
      Function<Mention, String> value,
      Function<Mention, Map<String, Mention>> alternatives) {
    this(
        d -> {
          Map<String, Description> all = new LinkedHashMap<>();
          if (thing < d.things().size()) {
            alternatives
                .apply(d.things().get(thing))
                .forEach((name, mention) -> all.put(name, replaced(d, thing, mention)));
          }
          return all;
        },
        d -> thing < d.things().size() ? value.apply(d.things().get(thing)) : "");
  }

  /** The description with every value of this attribute, by name; empty where it has none. */
  Map<String, Description> alternatives(Description description) {
    return alternatives.apply(description);
  }

  /** The name of the value that the description has. */
  String value(Description description) {
    return value.apply(description);
  }

  private static Description replaced(Description d, int index, Mention mention) {
    List<Mention> things = new ArrayList<>(d.things());
    things.set(index, mention);
    return new Description(things, d.side(), d.place(), d.time(), d.weather());
  }

  /** Of kinds with the same mobility, so that nothing else must change. */
  private static Map<String, Mention> kinds(Mention m) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.mobile() == m.motion().isPresent())
        .collect(
            named(
                k ->
                    new Mention(
                        m.count(), m.color(), Optional.of(k), Optional.empty(), m.motion())));
  }

  private static Map<String, Mention> colors(Mention m) {
    return Arrays.stream(NamedColor.values())
        .collect(
            named(c -> new Mention(m.count(), Optional.of(c), m.kind(), m.category(), m.motion())));
  }

  private static Map<String, Mention> counts(Mention m) {
    return Stream.of(Quantity.values())
        .map(Count::of)
        .collect(named(c -> new Mention(c, m.color(), m.kind(), m.category(), m.motion())));
  }

  private static Map<String, Mention> motions(Mention m) {
    return m.motion().stream()
        .flatMap(any -> Arrays.stream(Motion.values()))
        .collect(
            named(v -> new Mention(m.count(), m.color(), m.kind(), m.category(), Optional.of(v))));
  }

  private static <E extends Enum<E>, T> Collector<E, ?, Map<String, T>> named(Function<E, T> make) {
    return Collectors.toMap(Enum::name, make, (a, b) -> a, LinkedHashMap::new);
  }
}
