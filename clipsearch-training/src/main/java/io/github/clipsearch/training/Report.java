package io.github.clipsearch.training;

import java.util.Locale;

/** The page about how good the model is. */
final class Report {
  private static final int LISTED = 40;

  @SuppressWarnings("InlineFormatString") // the page in one piece
  private static final String TEXT =
      """
      # The model in the box: how good it is

      Written by `EvaluateSmallModel`; not edited by hand. What the model knows is in its
      [card](../clipsearch-model-small/src/main/resources/io/github/clipsearch/model/small/README.md).

      ## Finding scenes

      %d scenes are drawn that differ in meaning. Each has at least one combination that never occurred in
      training: about one in ten pairs of a kind of thing with a colour, a place or a number is held
      out by a fixed rule (`HeldOut`). Each scene is searched by its full caption, such as "two red cars
      moving left of a blue house in the city at night in the rain", among all of them, with the
      checkpoint as it is shipped (16-bit weights) and the encoder that runs every checkpoint.

      | | |
      |---|---|
      | recall@1 | %.3f |
      | recall@5 | %.3f |
      | recall@1 with synonyms, other word order, sometimes unknown words | %.3f |

      ## Attributes

      How often a scene is nearer to its caption than to every caption in which only this one value is
      wrong. This is much harder than finding the scene, because nothing else helps.

      | attribute | right |
      |---|---|
      %s
      ## What is confused

      In those comparisons, the most frequent first.

      | attribute | drawn | taken for | times | of |
      |---|---|---|---|---|
      %s%s
      ## Train it again

      Training took %.0f minutes on a machine with two processor cores that were busy with other work too:
      %d steps, %,d pictures, seed %d. It prints loss and recall as it goes. The same seed gives the same
      pictures, captions and first weights; the last bits of the result depend on the processor.

      ```
      mvn -q compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt \\
          -pl clipsearch-training -am
      export CP=clipsearch-training/target/classes:$(cat clipsearch-training/target/classpath.txt)
      java -cp "$CP" io.github.clipsearch.training.TrainSmallModel target/small-clip %d %d
      java -cp "$CP" io.github.clipsearch.training.EvaluateSmallModel target/small-clip docs/small-model.md
      ```

      The second program also writes the model card to the folder. Its files then go to the resources of
      `clipsearch-model-small`; a test of `clipsearch-training` holds them to recall@1 ≥ 0.9 and
      recall@5 ≥ 0.98.
      """;

  private Report() {}

  static String of(TrainingRun run, Evaluation evaluation) {
    StringBuilder attributes = new StringBuilder();
    evaluation
        .accuracy()
        .forEach(
            (attribute, share) ->
                attributes.append(
                    String.format(Locale.ROOT, "| %s | %.3f |%n", words(attribute.name()), share)));
    StringBuilder confusions = new StringBuilder();
    evaluation.confusions().stream()
        .limit(LISTED)
        .forEach(
            confusion ->
                confusions.append(
                    String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %d | %d |%n",
                        words(confusion.attribute().name()),
                        words(confusion.actual()),
                        words(confusion.taken()),
                        confusion.times(),
                        confusion.of())));
    int more = evaluation.confusions().size() - LISTED;
    return String.format(
        Locale.ROOT,
        TEXT,
        Evaluation.SCENES,
        evaluation.recallAt1(),
        evaluation.recallAt5(),
        evaluation.spokenRecallAt1(),
        attributes,
        confusions,
        more > 0
            ? "\n" + more + " more pairs were confused as often as the last one or less often.\n"
            : "",
        run.minutes(),
        run.steps(),
        run.pictures(),
        run.seed(),
        run.steps(),
        run.seed());
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
