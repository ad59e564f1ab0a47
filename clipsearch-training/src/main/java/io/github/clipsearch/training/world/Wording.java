package io.github.clipsearch.training.world;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Chooses words and phrases: the commonest, or any. */
final class Wording {
  private static final List<String> PROMPTS =
      List.of(
          "a photo of",
          "a picture of",
          "a drawing of",
          "an image of",
          "a video of",
          "a clip of",
          "a scene with",
          "there is",
          "there are",
          "i see",
          "show me",
          "find",
          "looking for");

  private static final List<String> MOVING =
      List.of("moving", "in motion", "racing", "speeding", "rushing");
  private static final List<String> STILL =
      List.of("standing still", "at rest", "not moving", "resting", "standing");

  private static final List<String> LEFT =
      List.of("left of", "to the left of", "on the left of", "on the left side of");
  private static final List<String> RIGHT =
      List.of("right of", "to the right of", "on the right of", "on the right side of");
  private static final List<String> TOGETHER = List.of("and", "with", "beside", "next to", "near");

  private static final List<String> ANYTHING = List.of("thing", "object", "something");

  private static final Map<Place, List<String>> PREPOSITIONS =
      Map.of(
          Place.SEA, List.of("on", "by", "at", "in"),
          Place.BEACH, List.of("on", "at"),
          Place.RIVER, List.of("by", "on", "at", "along"),
          Place.CITY, List.of("in"),
          Place.FOREST, List.of("in"),
          Place.DESERT, List.of("in"),
          Place.MOUNTAINS, List.of("in"),
          Place.FIELD, List.of("in", "on"),
          Place.ROAD, List.of("on", "along"),
          Place.GARDEN, List.of("in"));

  private static final Map<TimeOfDay, String> TIME_NOUNS =
      Map.of(
          TimeOfDay.DAWN, "dawn",
          TimeOfDay.DAY, "day",
          TimeOfDay.SUNSET, "sunset",
          TimeOfDay.NIGHT, "night");

  private static final Map<Weather, String> WEATHER_NOUNS =
      Map.of(
          Weather.CLEAR, "clear",
          Weather.RAIN, "rain",
          Weather.SNOW, "snow",
          Weather.FOG, "fog",
          Weather.STORM, "storm");

  private final @Nullable Random random;
  private final @Nullable Noise noise;

  private Wording(@Nullable Random random, @Nullable Noise noise) {
    this.random = random;
    this.noise = noise;
  }

  static Wording plain() {
    return new Wording(null, null);
  }

  static Wording random(Random random, Noise noise) {
    return new Wording(random, noise);
  }

  /** Every word that captions are made of, and of the noise that is spelt out. */
  static List<List<String>> everything() {
    return List.of(
        PROMPTS,
        MOVING,
        STILL,
        LEFT,
        RIGHT,
        TOGETHER,
        ANYTHING,
        PREPOSITIONS.values().stream().flatMap(List::stream).toList(),
        List.copyOf(TIME_NOUNS.values()),
        List.copyOf(WEATHER_NOUNS.values()),
        List.of("an", "the", "over", "above", "some", "several", "flying"));
  }

  String prompt(String things) {
    return chance(0.3) ? any(PROMPTS) + " " + things : things;
  }

  String things(Description description) {
    List<Mention> things = description.things();
    if (things.isEmpty()) {
      return "";
    }
    String first = thing(things.get(0));
    if (things.size() == 1) {
      return first;
    }
    String relation =
        description
            .side()
            .map(side -> any(side == Side.LEFT_OF ? LEFT : RIGHT))
            .orElseGet(() -> any(TOGETHER));
    return first + " " + relation + " " + thing(things.get(1));
  }

  private String thing(Mention mention) {
    boolean several = mention.count() != Count.ONE && mention.count() != Count.ANY;
    String noun = noun(mention, several);
    String phrase = mention.color().map(color -> any(color.words()) + " " + noun).orElse(noun);
    if (noun.equals("something") && mention.color().isPresent()) {
      phrase = noun + " " + any(mention.color().get().words());
    }
    String counted = counted(mention, phrase, noun);
    if (mention.motion().isEmpty()) {
      return counted;
    }
    boolean moving = mention.motion().get() == Motion.MOVING;
    if (moving && chance(0.15)) {
      return counted(mention, "moving " + phrase, noun);
    }
    return counted + " " + any(moving ? MOVING : STILL);
  }

  private String noun(Mention mention, boolean several) {
    if (mention.kind().isPresent()) {
      Kind kind = mention.kind().get();
      return any(several ? kind.plural() : kind.singular());
    }
    if (mention.category().isPresent()) {
      return any(mention.category().get().singular());
    }
    return noise != null && chance(0.4) ? noise.word() : any(ANYTHING);
  }

  private String counted(Mention mention, String phrase, String noun) {
    String article = "aeiou".indexOf(phrase.charAt(0)) >= 0 ? "an " : "a ";
    return switch (mention.count()) {
      case ANY ->
          mention.kind().isPresent() || noun.equals("something") || chance(0.5)
              ? phrase
              : article + phrase;
      case SEVERAL -> chance(0.4) ? any(List.of("some", "several")) + " " + phrase : phrase;
      default -> {
        String words = any(Quantity.valueOf(mention.count().name()).words());
        yield words.equals("a") ? article + phrase : words + " " + phrase;
      }
    };
  }

  String place(Place place, List<Mention> things) {
    String noun = any(place.words());
    if (chance(0.12)) {
      return noun;
    }
    boolean flying =
        !things.isEmpty()
            && things.stream()
                .allMatch(
                    thing -> thing.kind().map(kind -> kind.habitat() == Habitat.AIR).orElse(false));
    List<String> prepositions = PREPOSITIONS.getOrDefault(place, List.of("in"));
    String preposition = flying && !chance(0.4) ? any(List.of("over", "above")) : any(prepositions);
    return preposition + " the " + noun;
  }

  String time(TimeOfDay time) {
    return chance(0.15) ? TIME_NOUNS.getOrDefault(time, "") : any(time.words());
  }

  String weather(Weather weather) {
    return chance(0.15) ? WEATHER_NOUNS.getOrDefault(weather, "") : any(weather.words());
  }

  /** The first when plain, else any, the first more often. */
  private String any(List<String> words) {
    if (random == null || random.nextInt(3) == 0) {
      return words.get(0);
    }
    return words.get(random.nextInt(words.size()));
  }

  private boolean chance(double share) {
    return random != null && random.nextDouble() < share;
  }
}
