package io.github.clipsearch.examples.cli;

import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.examples.VideoFiles;
import io.github.clipsearch.examples.demo.DemoClips;
import io.github.clipsearch.examples.demo.SelfQuery;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.VideoDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the whole way from video files to hits, with nothing prepared. */
@Command(
    name = "demo",
    description =
        "Indexes a folder of videos, or three clips that it draws itself, and searches them. Without"
            + " --model it writes a small model with random weights: such a model tells pictures"
            + " apart, but text means nothing to it.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int MOST_SELF_QUERIES = 12;
  private static final long SEED = 20260101;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "A folder with your videos.")
  private @Nullable Path folder;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of a real CLIP checkpoint in the Hugging Face layout.")
  private @Nullable Path model;

  @Option(
      names = "--query",
      paramLabel = "TEXT",
      description = "What to search for; needs --model. May be given several times.")
  private List<String> queries = new ArrayList<>();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where clips, model and index go; default ${DEFAULT-VALUE}.")
  private Path workFolder = Path.of("clipsearch-demo");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> videos = videos(out);
    Path checkpoint = checkpoint(out);
    Path index =
        workFolder.resolve("index-" + checkpoint.toAbsolutePath().normalize().getFileName());
    out.println("Index: " + index);
    out.flush();
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(DjlClipEncoder.load(checkpoint))
            .store(LmdbIndexStore.open(index))
            .build()) {
      IndexRun run = new IndexRun(engine, out, spec.commandLine().getErr());
      run.index(videos);
      run.printSummary();
      selfQueries(engine, out);
      textQueries(engine, out);
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

  private Path checkpoint(PrintWriter out) {
    if (model != null) {
      out.println("Model: " + model);
      return model;
    }
    Path random = workFolder.resolve("model-random");
    if (!Files.exists(random.resolve("model.safetensors"))) { // the file that is written last
      RandomCheckpoint.write(random, SEED);
    }
    out.println("Model: random weights, in " + random);
    out.println("  It can tell pictures apart, so images find what looks like them. Text means");
    out.println("  nothing to it: give a real CLIP checkpoint with --model DIR --query TEXT.");
    return random;
  }

  /** Asks with the middle frame of each scene, whose answer is known. */
  private void selfQueries(VideoSearchEngine engine, PrintWriter out) {
    VideoDecoder decoder = new HumbleVideoDecoder();
    List<SelfQuery> asked = new ArrayList<>();
    out.println();
    out.println("Image queries: the frame in the middle of a scene, and what it finds first");
    for (VideoRecord video : engine.videos()) {
      for (SceneRecord scene : engine.scenes(video.id())) {
        if (asked.size() < MOST_SELF_QUERIES) {
          SelfQuery query = SelfQuery.run(engine, decoder, video, scene.scene());
          asked.add(query);
          print(query, out);
        }
      }
    }
    long found = asked.stream().filter(SelfQuery::found).count();
    out.println(found + " of " + asked.size() + " found the scene that they were taken from.");
    out.flush();
  }

  private static void print(SelfQuery query, PrintWriter out) {
    query.hits().stream()
        .findFirst()
        .ifPresent(
            hit ->
                out.printf(
                    Locale.ROOT,
                    "  %-24s at %s  ->  %-24s %s - %s  cosine %.3f%s%n",
                    name(query.video()),
                    TimeCode.of(query.time()),
                    name(hit.video()),
                    TimeCode.of(hit.bestScene().start()),
                    TimeCode.of(hit.bestScene().end()),
                    hit.score(),
                    query.found() ? "" : "  (another scene)"));
  }

  private void textQueries(VideoSearchEngine engine, PrintWriter out) {
    if (model == null && !queries.isEmpty()) {
      out.println("Text queries are left out: they need a real checkpoint (--model DIR).");
    } else {
      for (String query : queries) {
        out.println();
        out.println("\"" + query + "\"");
        HitTable.print(engine.search(SearchRequest.text(query).limit(5).build()), out);
      }
    }
    out.flush();
  }

  private static String name(VideoRecord video) {
    return String.valueOf(Path.of(video.uri()).getFileName());
  }
}
