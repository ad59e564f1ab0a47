package io.github.clipsearch.spark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.spark.SparkIndexReport.Result;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Clips, a cluster of two executors, and an empty index to bring the clips to. */
@ExtendWith(TwoExecutors.class)
class SparkFixture {
  @TempDir static Path clipFolder = Path.of("");
  static List<Path> clips = List.of();

  @TempDir Path folder = Path.of("");
  Path shared = Path.of("");
  final IndexStore index = new InMemoryIndexStore();

  @BeforeAll
  static void drawClips() {
    clips = DrawnClips.draw(clipFolder, 5);
  }

  @BeforeEach
  void makeSharedFolder() throws IOException {
    shared = Files.createDirectory(folder.resolve("shared"));
  }

  SparkIndexing.Builder builder() {
    SerializableSupplier<ClipEncoder> model = () -> SmallClip.load();
    return SparkIndexing.builder(TwoExecutors.context()).encoder(model).mergeInto(index, shared);
  }

  static List<VideoTask> tasks(List<Path> files) {
    return files.stream().map(VideoTask::of).toList();
  }

  static URI uri(Path file) {
    return file.toAbsolutePath().normalize().toUri();
  }

  static List<String> outcomes(SparkIndexReport report) {
    return report.results().stream()
        .map(Result::result)
        .map(result -> result.outcome().name())
        .toList();
  }

  static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
