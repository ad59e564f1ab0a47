package io.github.clipsearch.training.world;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words of the world. */
public final class Vocabulary {
  private Vocabulary() {}

  /**
   * Every word that captions are made of.
   *
   * @return lower-case words, each once, in alphabetical order
   */
  public static List<String> words() {
    return Stream.of(
            Wording.everything().stream(),
            Stream.of(Noise.FILLERS),
            Arrays.stream(Kind.values()).flatMap(k -> Stream.of(k.singular(), k.plural())),
            Arrays.stream(Category.values()).flatMap(c -> Stream.of(c.singular(), c.plural())),
            Arrays.stream(NamedColor.values()).map(NamedColor::words),
            Arrays.stream(Quantity.values()).map(Quantity::words),
            Arrays.stream(Place.values()).map(Place::words),
            Arrays.stream(TimeOfDay.values()).map(TimeOfDay::words),
            Arrays.stream(Weather.values()).map(Weather::words))
        .flatMap(lists -> lists)
        .flatMap(List::stream)
        .flatMap(phrase -> Stream.of(phrase.split(" ")))
        .distinct()
        .sorted()
        .toList();
  }
}
