package io.github.clipsearch.examples.cli;

import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the videos of an index. */
@Command(
    name = "list",
    description = "Lists the videos of an index.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final IndexOptions index = new IndexOptions();

  @Option(names = "--json", description = "Print an array of videos as JSON; times in seconds.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (LmdbIndexStore store = index.openStore()) {
      List<VideoRecord> videos = store.videos();
      if (json) {
        out.println(JsonOutput.videos(videos));
      } else {
        out.println("duration     frames  scenes  status    video");
        videos.forEach(video -> print(video, out));
      }
    }
    out.flush();
    return 0;
  }

  private static void print(VideoRecord video, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-11s  %6d  %6d  %-8s  %s%n",
        TimeCode.of(video.duration()),
        video.frameCount(),
        video.sceneCount(),
        video.status().name().toLowerCase(Locale.ROOT),
        video.uri());
  }
}
