package io.github.clipsearch.training;

import io.github.clipsearch.training.world.Category;
import io.github.clipsearch.training.world.Kind;
import io.github.clipsearch.training.world.NamedColor;
import io.github.clipsearch.training.world.Place;
import io.github.clipsearch.training.world.Quantity;
import io.github.clipsearch.training.world.TimeOfDay;
import io.github.clipsearch.training.world.Vocabulary;
import io.github.clipsearch.training.world.Weather;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The README of the checkpoint: what the model knows, and what it does not. */
final class ModelCard {
  @SuppressWarnings("InlineFormatString") // the page in one piece
  private static final String TEXT =
      """
      ---
      license: apache-2.0
      language: en
      library_name: clipsearch
      ---

      # The model in the box

      A small CLIP that clipsearch trained itself, on pictures that clipsearch drew itself. It is here
      so that text-to-video search can be tried and tested without a download.

      **It knows a little drawn world and nothing else. For real footage use a real checkpoint**, such
      as `openai/clip-vit-base-patch32`: photographs and films mean nothing to this model, and what it
      answers about them is chance. Within that world, places, times, weather and colours are what it tells
      apart best; things of the same colour in the same place are mixed up more often than not.

      ## What it knows

      | | words |
      |---|---|
      | animals | %s |
      | vehicles | %s |
      | buildings | %s |
      | plants | %s |
      | other things | %s |
      | families of things | %s |
      | colours | %s |
      | numbers | %s, and the plural alone |
      | motion | moving, in motion, racing, speeding, rushing; standing still, at rest, not moving, resting |
      | sides | left of, right of, to the left of, on the left side of ... |
      | together | and, with, beside, next to, near |
      | places | %s |
      | time of the day | %s |
      | weather | %s |

      Queries are made of these: "a red boat at sunset", "two birds over the sea at night", "three
      yellow cars left of a house in the rain", "many purple fish", "a city in the fog". Any part may be
      left out, the order matters little, "a photo of" and the like do no harm, and words that it does
      not know do little. Numbers are one to four, and many (seven to ten). Capital letters do not
      matter.

      ## What it does not know

      Everything else: other words, other relations than left and right, numbers from five on, writing,
      faces, the difference between "a red car and a blue house" and "a blue car and a red house" when
      both are small, what is hidden in fog, and real pictures of any kind.

      ## How it was made

      %s

      Pictures are shrunk to 64 × 64 pixels, without cutting anything off. Text and image tower have
      %d and %d layers of width %d and %d; embeddings have %d numbers; together %s parameters, stored
      with 16 bits. Trained with %,d drawn pictures, %d steps, in %.0f minutes on two processor cores.
      The layout is that of any CLIP checkpoint.

      ## How good it is

      Each of %d scenes, all with combinations that were never seen together in training (such as a
      kind of thing in a certain colour), is searched by its full caption among all %d: **recall@1
      %.3f, recall@5 %.3f**. How often each attribute is right, and what is confused most, is in
      clipsearch's `docs/small-model.md`.

      ## All words

      %s
      """;

  private ModelCard() {}

  static String of(TrainingRun run, Evaluation evaluation, long parameters) {
    return String.format(
        Locale.ROOT,
        TEXT,
        kinds(Category.ANIMAL),
        kinds(Category.VEHICLE),
        kinds(Category.BUILDING),
        kinds(Category.PLANT),
        kinds(Category.OTHER),
        words(Category.values(), Category::singular),
        words(NamedColor.values(), NamedColor::words),
        words(Quantity.values(), Quantity::words),
        words(Place.values(), Place::words),
        words(TimeOfDay.values(), TimeOfDay::words),
        words(Weather.values(), Weather::words),
        "With the program `TrainSmallModel` in clipsearch's module `clipsearch-training`, in Java.",
        ModelShape.TEXT.layers(),
        ModelShape.VISION.layers(),
        ModelShape.TEXT.width(),
        ModelShape.VISION.width(),
        ModelShape.DIMENSION,
        String.format(Locale.ROOT, "%.1f million", parameters / 1e6),
        run.pictures(),
        run.steps(),
        run.minutes(),
        Evaluation.SCENES,
        Evaluation.SCENES,
        evaluation.recallAt1(),
        evaluation.recallAt5(),
        wrapped(Vocabulary.words()));
  }

  private static String kinds(Category category) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.category() == category)
        .map(kind -> String.join(" or ", kind.singular().stream().distinct().toList()))
        .collect(Collectors.joining(", "));
  }

  private static <T> String words(T[] values, Function<T, List<String>> words) {
    return Arrays.stream(values)
        .map(value -> String.join(" or ", words.apply(value)))
        .collect(Collectors.joining(", "));
  }

  private static String wrapped(List<String> words) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (String word : words) {
      if (column + word.length() > 98) {
        text.append('\n');
        column = 0;
      } else if (column > 0) {
        text.append(' ');
      }
      text.append(word);
      column += word.length() + 1;
    }
    return text.toString();
  }
}
