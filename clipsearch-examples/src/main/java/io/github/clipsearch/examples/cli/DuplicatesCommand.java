package io.github.clipsearch.examples.cli;

import io.github.clipsearch.duplicates.CopiedRun;
import io.github.clipsearch.duplicates.DuplicateFinder;
import io.github.clipsearch.duplicates.DuplicateGroup;
import io.github.clipsearch.duplicates.DuplicateReport;
import io.github.clipsearch.duplicates.SceneRun;
import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds videos that are copies of one another. */
@Command(
    name = "duplicates",
    description =
        "Finds videos that are copies of one another (encoded anew, scaled, trimmed), and scenes"
            + " that other videos have in common. Needs no model.",
    mixinStandardHelpOptions = true)
final class DuplicatesCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Option(
      names = "--similarity",
      paramLabel = "COSINE",
      description = "How alike two scenes are at least; default ${DEFAULT-VALUE}.")
  private double similarity = DuplicateFinder.DEFAULT_SIMILARITY;

  @Option(
      names = "--min-scenes",
      paramLabel = "N",
      description = "Scenes in a row that have to be the same; default ${DEFAULT-VALUE}.")
  private int scenes = DuplicateFinder.DEFAULT_MINIMUM_SCENES;

  @Option(
      names = "--coverage",
      paramLabel = "SHARE",
      description = "Share of one of two videos that a copy holds; default ${DEFAULT-VALUE}.")
  private double coverage = DuplicateFinder.DEFAULT_MINIMUM_COVERAGE;

  @Option(names = "--json", description = "Print what was found as a JSON object.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    DuplicateFinder finder =
        DuplicateFinder.builder()
            .similarity(similarity)
            .minimumScenes(scenes)
            .minimumCoverage(coverage)
            .build();
    PrintWriter out = spec.commandLine().getOut();
    try (LmdbIndexStore store = index.openStore()) {
      DuplicateReport report = finder.find(store);
      if (json) {
        out.println(JsonOutput.duplicates(report));
      } else {
        print(report, out);
      }
    }
    out.flush();
    return 0;
  }

  private static void print(DuplicateReport report, PrintWriter out) {
    for (DuplicateGroup group : report.groups()) {
      out.println("Copies of one another:");
      group.videos().forEach(video -> out.println("  " + video.uri()));
      group.runs().forEach(run -> print(run, out));
    }
    if (!report.sharedRuns().isEmpty()) {
      out.println("In common:");
      report.sharedRuns().forEach(run -> print(run, out));
    }
    if (report.groups().isEmpty() && report.sharedRuns().isEmpty()) {
      out.println("No duplicates.");
    }
  }

  private static void print(CopiedRun run, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "    %5.3f  %s = %s%n",
        run.similarity(),
        described(run.first()),
        described(run.second()));
  }

  private static String described(SceneRun run) {
    String path = run.video().uri().getPath();
    return "%s %s - %s"
        .formatted(
            path.substring(path.lastIndexOf('/') + 1),
            TimeCode.of(run.start()),
            TimeCode.of(run.end()));
  }
}
