package io.github.clipsearch.examples.cli;

import io.github.clipsearch.Scenes;
import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.scene.Scene;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      names = "--csv",
      description =
          "Print comma-separated values: scenes from 1, frames from 0 with the end exclusive, times"
              + " in seconds.")
  private boolean csv;

  @Parameters(paramLabel = "FILE", description = "A video file.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    List<Scene> scenes = Scenes.detect(file);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        csv
            ? "scene,start_frame,end_frame,start_seconds,end_seconds"
            : "scene  start        end          first frame  frames");
    for (int i = 0; i < scenes.size(); i++) {
      Scene scene = scenes.get(i);
      if (csv) {
        out.printf(
            Locale.ROOT,
            "%d,%d,%d,%.6f,%.6f%n",
            i + 1,
            scene.startFrame(),
            scene.endFrame(),
            scene.start(),
            scene.end());
      } else {
        out.printf(
            Locale.ROOT,
            "%5d  %-11s  %-11s  %11d  %6d%n",
            i + 1,
            TimeCode.of(scene.start()),
            TimeCode.of(scene.end()),
            scene.startFrame(),
            scene.frameCount());
      }
    }
    out.flush();
    return 0;
  }
}
