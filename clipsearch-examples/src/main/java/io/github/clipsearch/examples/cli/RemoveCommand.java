package io.github.clipsearch.examples.cli;

import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes videos out of an index. */
@Command(
    name = "remove",
    description =
        "Removes videos from the index; their files are not touched. Exit code 3 when one of them"
            + " is not in the index.",
    mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Either of the two. */
  private static final class Which {
    @Parameters(
        paramLabel = "VIDEO",
        arity = "1..*",
        description = "Ids of videos, as 'list --json' shows them, or their files.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--missing", description = "Remove all videos whose files are gone.")
    private boolean missing;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (LmdbIndexStore store = index.openStore()) {
      List<VideoRecord> videos = store.videos();
      IndexedVideos indexed = new IndexedVideos(videos);
      Set<String> ids = new LinkedHashSet<>();
      List<String> unknown = new ArrayList<>();
      for (String name : which.names) {
        indexed.find(name).map(VideoRecord::id).ifPresentOrElse(ids::add, () -> unknown.add(name));
      }
      if (which.missing) {
        videos.stream()
            .filter(video -> !Files.exists(Path.of(video.uri())))
            .map(VideoRecord::id)
            .forEach(ids::add);
      }
      long removed = ids.stream().filter(store::remove).count();
      out.println(removed + " removed");
      out.flush();
      unknown.forEach(name -> spec.commandLine().getErr().println("not in the index: " + name));
      return unknown.isEmpty() ? 0 : Clipsearch.SOME_FAILED;
    }
  }
}
