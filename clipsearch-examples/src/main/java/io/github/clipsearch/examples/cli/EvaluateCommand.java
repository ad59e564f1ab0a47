package io.github.clipsearch.examples.cli;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.evaluation.Evaluation;
import io.github.clipsearch.evaluation.EvaluationQueries;
import io.github.clipsearch.evaluation.EvaluationQuery;
import io.github.clipsearch.evaluation.EvaluationReport;
import io.github.clipsearch.evaluation.QueryOutcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how well a model finds what it should. */
@Command(
    name = "evaluate",
    description =
        "Asks queries whose answers are known, and prints recall@1, 5 and 10, the median rank and"
            + " the mean reciprocal rank.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Parameters(
      paramLabel = "FILE",
      description =
          "Queries as MSR-VTT's CSV or JSON; or CSV with the columns query and expected: VIDEO or"
              + " VIDEO@SECONDS, several separated by |.")
  private Path file = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "Only this part of MSR-VTT's JSON, such as test.")
  private @Nullable String split;

  @Option(
      names = "--template",
      paramLabel = "TEMPLATE",
      description = "A sentence to put the texts into, such as \"a photo of {}\"; repeatable.")
  private List<String> templates = new ArrayList<>();

  @Option(names = "--ranks", description = "Print the rank of every query's first right answer.")
  private boolean ranks;

  @Option(names = "--json", description = "Print the figures as a JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<EvaluationQuery> queries =
        split == null ? EvaluationQueries.read(file) : EvaluationQueries.readJson(file, split);
    try (VideoSearchEngine engine = model.engine(index::openStore, UnaryOperator.identity())) {
      EvaluationReport report =
          Evaluation.builder(engine)
              .requests(request -> filter.apply(request).templates(templates))
              .build()
              .run(queries);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(JsonOutput.evaluation(report));
      } else {
        print(report, out);
      }
      out.flush();
      return 0;
    }
  }

  private void print(EvaluationReport report, PrintWriter out) {
    if (ranks) {
      report.outcomes().forEach(outcome -> print(outcome, out));
    }
    out.printf(
        Locale.ROOT,
        "queries  recall@1  recall@5  recall@10  median rank  mean reciprocal rank%n"
            + "%7d  %8.3f  %8.3f  %9.3f  %11.1f  %20.3f%n",
        report.outcomes().size(),
        report.recallAt(1),
        report.recallAt(5),
        report.recallAt(10),
        report.medianRank(),
        report.meanReciprocalRank());
    int unanswerable = report.unanswerable().size();
    if (unanswerable > 0) {
      out.printf("%d queries expect only videos that are not in the index.%n", unanswerable);
    }
  }

  private static void print(QueryOutcome outcome, PrintWriter out) {
    out.printf(
        "%9s  %s%n",
        outcome.rank().isPresent() ? outcome.rank().getAsInt() : "not found",
        outcome.query().name());
  }
}
