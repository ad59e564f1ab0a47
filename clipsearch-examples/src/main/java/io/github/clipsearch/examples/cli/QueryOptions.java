package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.query.Sequence;
import io.github.clipsearch.store.VideoRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is searched for. */
final class QueryOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TEXT", arity = "0..1", description = "What is to be seen.")
  private @Nullable String text;

  @Option(names = "--image", paramLabel = "FILE", description = "An image that looks like it.")
  private @Nullable Path image;

  @Option(
      names = "--like",
      paramLabel = "VIDEO[@SECONDS]",
      description =
          "A video in the index that looks like it, or the scene of one at a moment; by its id or"
              + " its file's name.")
  private @Nullable String like;

  @Option(
      names = "--minus",
      paramLabel = "TEXT",
      description = "What is not to be seen; may be repeated.")
  private List<String> minus = new ArrayList<>();

  @Option(
      names = "--then",
      paramLabel = "TEXT",
      description = "What is to be seen later in the same video; may be repeated.")
  private List<String> then = new ArrayList<>();

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      description = "The most time between one scene and what --then finds; default any.")
  private double within = Double.POSITIVE_INFINITY;

  @Option(
      names = "--template",
      paramLabel = "TEMPLATE",
      description =
          "A sentence to put the texts into, such as \"a photo of {}\"; of several the mean is"
              + " taken.")
  private List<String> templates = new ArrayList<>();

  /** Whether hits are several scenes that follow one another. */
  boolean isSequence() {
    return !then.isEmpty();
  }

  /** The request for these options, among these videos. */
  SearchRequest.Builder request(List<VideoRecord> videos) {
    Query query = first(videos);
    for (String unwanted : minus) {
      query = query.minus(Query.text(unwanted));
    }
    Sequence sequence = new Sequence(List.of(query), within);
    for (String next : then) {
      sequence = sequence.then(Query.text(next));
    }
    return SearchRequest.of(sequence).templates(templates);
  }

  private Query first(List<VideoRecord> videos) {
    List<Query> wanted = new ArrayList<>();
    if (text != null) {
      wanted.add(Query.text(text));
    }
    if (image != null) {
      wanted.add(Query.image(image));
    }
    if (like != null) {
      wanted.add(new IndexedVideos(videos).like(like));
    }
    return wanted.stream()
        .reduce(Query::plus)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "say what to search for: a text, --image FILE or --like VIDEO"));
  }
}
