package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.examples.demo.DemoClips;
import io.github.clipsearch.examples.demo.DemoQuery;
import io.github.clipsearch.examples.demo.DrawnClip;
import io.github.clipsearch.examples.report.AnsweredQuery;
import io.github.clipsearch.examples.report.HtmlReport;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.VideoFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the whole way from video files to hits, with nothing prepared. */
@Command(
    name = "demo",
    description = {
      "Draws a few clips, indexes them, asks for every scene in words, checks the answers against"
          + " what was drawn, and writes a page with pictures of what was found.",
      "With a FOLDER it does the same with your own videos, for which you need a real model and"
          + " queries of your own."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** Exit code when a query about the drawn clips found another scene. */
  static final int WRONG_ANSWER = 4;

  private static final int MOST_HITS = 5;
  private static final Pattern NOT_IN_FILE_NAMES = Pattern.compile("[^\\w.-]+");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "A folder with your videos.")
  private @Nullable Path folder;

  @Option(names = "--model", paramLabel = "MODEL", description = Models.HELP)
  private String model = Models.SMALL;

  @Option(
      names = "--download",
      description = "Allow to download a model that was given by name and is not in the cache.")
  private boolean download;

  @Option(
      names = "--query",
      paramLabel = "TEXT",
      description = "What to search for, instead of the queries about the drawn clips.")
  private List<String> queries = new ArrayList<>();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where clips, index and report go; default ${DEFAULT-VALUE}.")
  private Path workFolder = Path.of("clipsearch-demo");

  @Override
  public Integer call() throws IOException {
    if (folder != null && queries.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "say what to look for in your videos: --query TEXT");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<Path> videos = videos(out);
    Path index = workFolder.resolve("index-" + NOT_IN_FILE_NAMES.matcher(model).replaceAll("-"));
    out.println("Model: " + model);
    out.println("Index: " + index);
    if (folder != null && model.equals(Models.SMALL)) {
      out.println("This model knows only drawn pictures: give a real one with --model.");
    }
    out.flush();
    try (VideoSearchEngine engine =
        Models.engine(
            model, download, () -> LmdbIndexStore.open(index), UnaryOperator.identity())) {
      IndexRun run = new IndexRun(engine, out, spec.commandLine().getErr());
      run.index(videos);
      run.printSummary();
      List<AnsweredQuery> answers = demoQueries().map(query -> ask(engine, query)).toList();
      print(answers, out);
      writeReport(engine, answers, out);
      if (answers.stream().anyMatch(answer -> !answer.correct().orElse(true))) {
        return WRONG_ANSWER;
      }
      return run.failures().isEmpty() ? 0 : Clipsearch.SOME_FAILED;
    }
  }

  private List<Path> videos(PrintWriter out) throws IOException {
    if (folder != null) {
      List<Path> files = VideoFiles.in(folder);
      out.println("Videos: " + files.size() + " in " + folder);
      return files;
    }
    Path clips = workFolder.resolve("clips");
    Files.createDirectories(clips);
    List<Path> files = DemoClips.write(clips);
    out.println("Videos: " + files.size() + " clips, drawn for this demonstration, in " + clips);
    return files;
  }

  private Stream<DemoQuery> demoQueries() {
    return queries.isEmpty()
        ? DemoClips.all().stream().map(DrawnClip::queries).flatMap(List::stream)
        : queries.stream().map(DemoQuery::of);
  }

  private static AnsweredQuery ask(VideoSearchEngine engine, DemoQuery query) {
    List<VideoHit> hits =
        engine.search(SearchRequest.text(query.text()).limit(MOST_HITS).build()).hits();
    return new AnsweredQuery(query.text(), hits, query.isAnsweredBy(hits));
  }

  private static void print(List<AnsweredQuery> answers, PrintWriter out) {
    for (AnsweredQuery answer : answers) {
      out.printf(Locale.ROOT, "%n\"%s\"%n", answer.text());
      if (answer.correct().isEmpty()) {
        HitTable.print(answer.hits(), out);
      }
      answer.correct().ifPresent(correct -> printFirst(answer, correct, out));
    }
    long known = answers.stream().filter(answer -> answer.correct().isPresent()).count();
    if (known > 0) {
      long found = answers.stream().filter(answer -> answer.correct().orElse(false)).count();
      out.printf(
          Locale.ROOT,
          "%n%d of %d queries found the scene that was drawn, at its times.%n",
          found,
          known);
    }
    out.flush();
  }

  private static void printFirst(AnsweredQuery answer, boolean correct, PrintWriter out) {
    answer.hits().stream()
        .findFirst()
        .ifPresent(
            hit ->
                out.printf(
                    Locale.ROOT,
                    "  %-12s %s to %s  cosine %.3f  %s%n",
                    Path.of(hit.video().uri()).getFileName(),
                    TimeCode.of(hit.bestScene().start()),
                    TimeCode.of(hit.bestScene().end()),
                    hit.score(),
                    correct ? "as drawn" : "not what was drawn"));
  }

  private void writeReport(VideoSearchEngine engine, List<AnsweredQuery> answers, PrintWriter out)
      throws IOException {
    List<VideoRecord> videos = engine.videos();
    HtmlReport report =
        new HtmlReport(
            "clipsearch",
            "%d videos, searched with the model %s. The score is the cosine similarity of the text and the scene."
                .formatted(videos.size(), model),
            answers);
    videos.forEach(video -> report.add(video, engine.scenes(video.id())));
    Path file = workFolder.resolve("report.html");
    report.write(file, new HumbleVideoDecoder());
    out.println("Report: " + file);
    out.flush();
  }
}
