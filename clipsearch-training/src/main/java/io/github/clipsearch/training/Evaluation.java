package io.github.clipsearch.training;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.training.world.Captions;
import io.github.clipsearch.training.world.Description;
import io.github.clipsearch.training.world.WorldPainter;
import io.github.clipsearch.training.world.WorldSampler;
import io.github.clipsearch.training.world.WorldScene;
import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How well a model finds scenes that have combinations it never saw together in training: each of
 * 200 scenes by its full caption, among all 200.
 *
 * @param recallAt1 share of captions whose scene comes first
 * @param recallAt5 share of captions whose scene is among the first five
 * @param spokenRecallAt1 the same as {@code recallAt1} with captions in random words and order
 * @param accuracy of each attribute: how often the caption with the right value is nearer to the
 *     scene than every caption in which only this value is wrong
 * @param confusions what was taken for what, the most frequent first
 */
record Evaluation(
    double recallAt1,
    double recallAt5,
    double spokenRecallAt1,
    Map<Attribute, Double> accuracy,
    List<Confusion> confusions) {

  static final int SCENES = 200;
  private static final long SEED = 20_260;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  /**
   * A value that was taken for another.
   *
   * @param attribute of the scene
   * @param actual value
   * @param taken for this value
   * @param times how often
   * @param of how many scenes with the actual value
   */
  record Confusion(Attribute attribute, String actual, String taken, int times, int of) {}

  /** The scenes that are searched. */
  static List<WorldScene> scenes() {
    return WorldSampler.heldOut(SEED).distinct(SCENES);
  }

  /** Asks the model everything. */
  static Evaluation of(ClipEncoder encoder) {
    return of(encoder, SCENES);
  }

  /**
   * Asks the model.
   *
   * @param judged how many scenes are asked for their attributes, which takes most of the time
   */
  static Evaluation of(ClipEncoder encoder, int judged) {
    List<WorldScene> scenes = scenes();
    List<float[]> images = images(encoder, scenes);
    int[] ranks = ranks(encoder, images, scenes.stream().map(Captions::full).toList());
    Captions captions = new Captions(SEED);
    int[] spoken =
        ranks(
            encoder,
            images,
            scenes.stream().map(scene -> captions.say(Description.of(scene))).toList());
    Map<Attribute, Double> accuracy = new EnumMap<>(Attribute.class);
    List<Confusion> confusions = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      accuracy.put(
          attribute, judge(encoder, attribute, scenes.subList(0, judged), images, confusions));
    }
    confusions.sort(
        Comparator.comparingInt(Confusion::times)
            .reversed()
            .thenComparing(Confusion::attribute)
            .thenComparing(Confusion::actual)
            .thenComparing(Confusion::taken));
    return new Evaluation(
        share(ranks, 1), share(ranks, 5), share(spoken, 1), accuracy, List.copyOf(confusions));
  }

  /** The number of the scene that comes first for the full caption of each scene. */
  static List<Integer> firstScenes(ClipEncoder encoder) {
    List<WorldScene> scenes = scenes();
    List<float[]> images = images(encoder, scenes);
    List<float[]> texts = encoder.encodeTexts(scenes.stream().map(Captions::full).toList());
    return texts.stream()
        .map(
            text ->
                IntStream.range(0, images.size())
                    .boxed()
                    .max(Comparator.comparingDouble(i -> cosine(text, images.get(i))))
                    .orElseThrow())
        .toList();
  }

  private static List<float[]> images(ClipEncoder encoder, List<WorldScene> scenes) {
    return encoder.encodeImages(
        scenes.stream()
            .map(scene -> RgbImage.of(WorldPainter.image(scene, WIDTH, HEIGHT, 0.5)))
            .toList());
  }

  /** How many scenes are nearer to each text than its own. */
  private static int[] ranks(ClipEncoder encoder, List<float[]> images, List<String> texts) {
    List<float[]> vectors = encoder.encodeTexts(texts);
    int[] ranks = new int[texts.size()];
    for (int i = 0; i < ranks.length; i++) {
      double own = cosine(vectors.get(i), images.get(i));
      for (float[] image : images) {
        ranks[i] += cosine(vectors.get(i), image) > own ? 1 : 0;
      }
    }
    return ranks;
  }

  private static double share(int[] ranks, int limit) {
    int found = 0;
    for (int rank : ranks) {
      found += rank < limit ? 1 : 0;
    }
    return (double) found / ranks.length;
  }

  private static double judge(
      ClipEncoder encoder,
      Attribute attribute,
      List<WorldScene> scenes,
      List<float[]> images,
      List<Confusion> confusions) {
    int right = 0;
    int asked = 0;
    Map<String, Integer> scenesWith = new TreeMap<>();
    Map<String, Map<String, Integer>> taken = new TreeMap<>();
    for (int i = 0; i < scenes.size(); i++) {
      Description truth = Description.of(scenes.get(i));
      Map<String, Description> alternatives = attribute.alternatives(truth);
      if (alternatives.isEmpty()) {
        continue;
      }
      String actual = attribute.value(truth);
      String best = nearest(encoder, alternatives, images.get(i));
      asked++;
      scenesWith.merge(actual, 1, Integer::sum);
      if (best.equals(actual)) {
        right++;
      } else {
        taken.computeIfAbsent(actual, any -> new TreeMap<>()).merge(best, 1, Integer::sum);
      }
    }
    taken.forEach(
        (actual, others) ->
            others.forEach(
                (other, times) ->
                    confusions.add(
                        new Confusion(
                            attribute, actual, other, times, scenesWith.getOrDefault(actual, 0)))));
    return asked == 0 ? 1 : (double) right / asked;
  }

  private static String nearest(
      ClipEncoder encoder, Map<String, Description> alternatives, float[] image) {
    List<String> names = List.copyOf(alternatives.keySet());
    List<float[]> vectors =
        encoder.encodeTexts(alternatives.values().stream().map(Captions::plain).toList());
    int best = 0;
    for (int i = 1; i < vectors.size(); i++) {
      if (cosine(vectors.get(i), image) > cosine(vectors.get(best), image)) {
        best = i;
      }
    }
    return names.get(best);
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** One line. */
  String summary() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "recall@1 %.3f, recall@5 %.3f, in other words %.3f;",
                recallAt1,
                recallAt5,
                spokenRecallAt1));
    accuracy.forEach(
        (attribute, share) ->
            text.append(
                String.format(
                    Locale.ROOT, " %s %.2f", attribute.name().toLowerCase(Locale.ROOT), share)));
    return text.toString();
  }
}
