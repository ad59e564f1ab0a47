package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.scene.FixedCuts;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.scene.ScoringDetector;
import io.github.clipsearch.scene.export.StatisticsCsv;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Splits a video into scenes. */
@Command(
    name = "scenes",
    description = "Lists the scenes of a video. Needs no model and no index.",
    mixinStandardHelpOptions = true)
final class ScenesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. vtt: WebVTT chapters; edl:"
              + " CMX 3600.")
  private SceneOutput format = SceneOutput.table;

  @Mixin private final DecodingOptions decoding = new DecodingOptions();

  @ArgGroup private Cuts cuts = new Cuts();

  @Option(
      names = "--stats",
      paramLabel = "CSV",
      description =
          "Write the scores of all frames to this file; needs a --detector that has scores, which"
              + " transition has not.")
  private @Nullable Path statistics;

  @Parameters(paramLabel = "FILE", description = "A video file.")
  private Path file = Path.of("");

  /** Where the cuts come from: at most one of the two. */
  private static final class Cuts {
    @Option(
        names = "--detector",
        paramLabel = "NAME",
        description =
            "One of ${COMPLETION-CANDIDATES}; default transition. The others are PySceneDetect's,"
                + " with its defaults.")
    private @Nullable DetectorName detector;

    @Option(
        names = "--cuts",
        paramLabel = "CSV",
        description = "Take the cuts from a file that --format csv wrote, instead of detecting.")
    private @Nullable Path file;
  }

  @Override
  public Integer call() throws IOException {
    SceneList scenes = statistics == null ? Scenes.detect(request().build()) : measured(statistics);
    PrintWriter out = spec.commandLine().getOut();
    format.write(scenes, out);
    out.flush();
    scenes.warnings().forEach(spec.commandLine().getErr()::println);
    return 0;
  }

  private SceneRequest.Builder request() {
    SceneRequest.Builder request = decoding.apply(SceneRequest.builder(file));
    if (cuts.file != null) {
      request.detector(FixedCuts.readCsv(cuts.file));
    } else if (cuts.detector != null) {
      request.detector(cuts.detector.detector());
    }
    return request;
  }

  private SceneList measured(Path target) throws IOException {
    if (cuts.detector == null || !(cuts.detector.detector() instanceof ScoringDetector detector)) {
      throw new ParameterException(
          spec.commandLine(), "--stats needs a --detector that has scores, such as content");
    }
    try (StatisticsCsv scores = StatisticsCsv.create(target, detector)) {
      return Scenes.detect(request().detector(detector).onScores(scores).build());
    }
  }
}
