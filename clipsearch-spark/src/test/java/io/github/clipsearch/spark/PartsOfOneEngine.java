package io.github.clipsearch.spark;

import io.github.clipsearch.IndexResult;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.spark.SparkIndexReport.Work;
import io.github.clipsearch.spark.TaskOutcome.Changes;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A part as a task would leave it, made without a cluster. */
final class PartsOfOneEngine {
  private PartsOfOneEngine() {}

  static TaskOutcome leave(PartFolder parts, Path video) {
    try {
      Path folder = Files.createTempDirectory("part");
      try {
        IndexResult result;
        try (VideoSearchEngine engine =
            VideoSearchEngine.builder()
                .encoder(SmallClip.load())
                .store(LmdbIndexStore.open(folder))
                .parallelism(1)
                .build()) {
          result = engine.index(video);
        }
        return parts.commit(
            1,
            folder.resolve(LocalPart.FILE),
            TaskOutcome.indexed(
                new TaskInput(0, VideoTask.of(video), null),
                result,
                new Work("0@here", 1, Duration.ZERO),
                new Changes(true, false, List.of())));
      } finally {
        PartFolder.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
