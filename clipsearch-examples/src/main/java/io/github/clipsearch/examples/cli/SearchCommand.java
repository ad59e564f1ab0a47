package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.SearchResult;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches an index. */
@Command(
    name = "search",
    description = {
      "Finds the videos, and the moments in them, that a text or an image describes or that are"
          + " like one in the index.",
      "TEXT, --image and --like together are one query, each counting the same."
    },
    mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Mixin private final ModelOptions model = new ModelOptions();

  @Mixin private final QueryOptions query = new QueryOptions();

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Mixin private final PageOptions page = new PageOptions();

  @Option(names = "--json", description = "Print an array of hits as JSON; times in seconds.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (VideoSearchEngine engine = model.engine(index::openStore, UnaryOperator.identity())) {
      SearchRequest request = page.apply(filter.apply(query.request(engine.videos()))).build();
      SearchResult result = engine.search(request);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(JsonOutput.hits(result.hits()));
      } else {
        HitTable.print(result, query.isSequence(), out);
      }
      out.flush();
      return 0;
    }
  }
}
