package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.report.Storyboard;
import io.github.clipsearch.examples.report.Storyboard.Tile;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.video.VideoDecoders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a video's scenes on one page. */
@Command(
    name = "storyboard",
    description =
        "Writes a page with a picture of each scene of a video. With a query, which needs a model,"
            + " each scene has its score. Needs no index.",
    mixinStandardHelpOptions = true)
final class StoryboardCommand implements Callable<Integer> {
  @Mixin private final DecodingOptions decoding = new DecodingOptions();

  @ArgGroup(exclusive = false)
  private @Nullable Scoring scoring;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "HTML",
      description = "The page to write.")
  private Path page = Path.of("");

  @Parameters(paramLabel = "FILE", description = "A video file.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A query and what it needs. */
  private static final class Scoring {
    @Option(
        names = "--query",
        required = true,
        paramLabel = "TEXT",
        description = "What is to be seen.")
    private String text = "";

    @Option(names = "--model", required = true, paramLabel = "MODEL", description = Models.HELP)
    private String model = "";

    @Option(names = "--download", description = "Allow to download a model given by name.")
    private boolean download;
  }

  @Override
  public Integer call() throws IOException {
    List<Tile> tiles = scoring == null ? plain() : scored(scoring);
    String title = String.valueOf(file.getFileName());
    Storyboard.write(
        page,
        scoring == null ? title : title + ": " + scoring.text,
        file,
        tiles,
        VideoDecoders.onClassPath());
    spec.commandLine().getOut().println(tiles.size() + " scenes in " + page);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private List<Tile> plain() {
    SceneRequest request = decoding.apply(SceneRequest.builder(file)).build();
    return Scenes.detect(request).stream().map(Tile::of).toList();
  }

  private List<Tile> scored(Scoring query) {
    try (VideoSearchEngine engine =
        Models.engine(query.model, query.download, InMemoryIndexStore::new, decoding::apply)) {
      String id = engine.index(file).video().id();
      List<SceneRecord> scenes = engine.scenes(id);
      Map<Integer, Double> scores = new HashMap<>();
      for (VideoHit hit : engine.search(SearchRequest.text(query.text).build())) {
        hit.scenes().forEach(scene -> scores.put(scene.number(), scene.score()));
      }
      List<Tile> tiles = new ArrayList<>();
      for (SceneRecord scene : scenes) {
        Double score = scores.get(tiles.size());
        tiles.add(
            new Tile(
                scene.scene(),
                scene.time(),
                score == null ? OptionalDouble.empty() : OptionalDouble.of(score)));
      }
      return tiles;
    }
  }
}
