package io.github.clipsearch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** What docs/scale-out.md shows. */
class GuideTest extends SparkFixture {
  @Test
  void theExampleIndexesIntoLmdb() throws IOException {
    Path model = SmallClip.unpack(folder.resolve("model"));
    Path text = Files.writeString(folder.resolve("text.mp4"), "this is no video");
    List<Path> videos = new ArrayList<>(clips);
    videos.add(text);

    SparkIndexReport report =
        index(
            TwoExecutors.context(),
            videos,
            model.toString(),
            folder.resolve("index").toString(),
            shared.toString());

    assertThat(report.results()).hasSameSizeAs(clips);
    assertThat(report.failures()).hasSize(1);
    try (IndexStore index = LmdbIndexStore.open(folder.resolve("index"))) {
      SingleMachine.assertEqual(index, SingleMachine.index(clips));
    }
  }

  private static SparkIndexReport index(
      JavaSparkContext context,
      List<Path> videos,
      String model,
      String indexFolder,
      String sharedFolder) {
    try (LmdbIndexStore index = LmdbIndexStore.open(Path.of(indexFolder))) {
      SparkIndexReport report =
          SparkIndexing.builder(context)
              .encoder(() -> DjlClipEncoder.load(Path.of(model)))
              .mergeInto(index, Path.of(sharedFolder))
              .build()
              .run(videos.stream().map(VideoTask::of).toList());
      report.failures().forEach(f -> System.err.println(f.video() + ": " + f.message()));
      return report;
    }
  }
}
