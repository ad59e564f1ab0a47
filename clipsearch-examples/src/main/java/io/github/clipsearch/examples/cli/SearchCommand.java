package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.VideoHit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches an index. */
@Command(
    name = "search",
    description = "Finds the videos, and the moments in them, that a text or an image describes.",
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Query query = new Query();

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "The most videos to show; default ${DEFAULT-VALUE}.")
  private int limit = SearchRequest.DEFAULT_LIMIT;

  @Option(names = "--json", description = "Print an array of hits as JSON; times in seconds.")
  private boolean json;

  /** Either of the two. */
  private static final class Query {
    @Parameters(paramLabel = "TEXT", arity = "1", description = "What is to be seen.")
    private @Nullable String text;

    @Option(names = "--image", paramLabel = "FILE", description = "An image that looks like it.")
    private @Nullable Path image;

    SearchRequest.Builder request() {
      return image != null
          ? SearchRequest.image(image)
          : SearchRequest.text(text == null ? "" : text);
    }
  }

  @Override
  public Integer call() {
    SearchRequest request = query.request().limit(limit).build();
    try (VideoSearchEngine engine = model.engine(index::openStore, UnaryOperator.identity())) {
      List<VideoHit> hits = engine.search(request).hits();
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(JsonOutput.hits(hits));
      } else {
        HitTable.print(hits, out);
      }
      out.flush();
      return 0;
    }
  }
}
