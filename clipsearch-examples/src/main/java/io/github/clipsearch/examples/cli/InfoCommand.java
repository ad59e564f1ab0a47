package io.github.clipsearch.examples.cli;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is known of an index, or of one of its videos. */
@Command(
    name = "info",
    description = "Shows what is known of an index, or of one of its videos and its scenes.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {
  @Mixin private final IndexOptions index = new IndexOptions();

  @Parameters(
      paramLabel = "VIDEO",
      arity = "0..1",
      description = "Id of a video, or its file; the whole index without it.")
  private @Nullable String name;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (LmdbIndexStore store = index.openStore()) {
      if (name == null) {
        describe(store, out);
      } else {
        VideoRecord video = new IndexedVideos(store.videos()).get(name);
        describe(video, store.scenes(video.id()), out);
      }
    }
    out.flush();
    return 0;
  }

  private static void describe(LmdbIndexStore store, PrintWriter out) {
    List<VideoRecord> videos = store.videos();
    line(out, "videos", videos.size());
    line(out, "scenes", videos.stream().mapToLong(VideoRecord::sceneCount).sum());
    line(out, "duration", TimeCode.of(videos.stream().mapToDouble(VideoRecord::duration).sum()));
    line(out, "encoder", store.encoder().map(EncoderIdentity::id).orElse("none yet"));
    line(
        out,
        "dimension",
        store.encoder().map(encoder -> String.valueOf(encoder.dimension())).orElse("none yet"));
    line(out, "vectors", store.vectorFormat());
  }

  private static void describe(VideoRecord video, List<SceneRecord> scenes, PrintWriter out) {
    line(out, "id", video.id());
    line(out, "file", video.uri());
    line(out, "size", video.width() + " x " + video.height());
    line(out, "duration", TimeCode.of(video.duration()));
    line(out, "frames", video.frameCount());
    line(out, "read by", video.frameSource());
    line(out, "status", video.status().name().toLowerCase(Locale.ROOT));
    video.warnings().forEach(warning -> line(out, "warning", warning));
    video.metadata().forEach((key, value) -> line(out, key, value));
    line(out, "indexed", video.indexedAt());
    out.println();
    out.println("scene  start        end          shown at");
    for (int i = 0; i < scenes.size(); i++) {
      SceneRecord scene = scenes.get(i);
      out.printf(
          Locale.ROOT,
          "%5d  %-11s  %-11s  %-11s%s%n",
          i + 1,
          TimeCode.of(scene.scene().start()),
          TimeCode.of(scene.scene().end()),
          TimeCode.of(scene.time()),
          scene.blank() ? "  blank" : "");
    }
  }

  private static void line(PrintWriter out, String name, Object value) {
    out.printf("%-10s %s%n", name, value);
  }
}
