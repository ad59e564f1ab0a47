package io.github.clipsearch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexCopy;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What indexing by one engine in one process gives: the truth that a cluster is compared with. */
final class SingleMachine {
  private SingleMachine() {}

  static IndexStore index(List<Path> files) {
    InMemoryIndexStore result = new InMemoryIndexStore();
    InMemoryIndexStore store = new InMemoryIndexStore();
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder().encoder(SmallClip.load()).store(store).parallelism(1).build()) {
      files.forEach(file -> engine.index(IndexRequest.of(file)));
      IndexCopy.copy(store, result);
    }
    return result;
  }

  /** The same videos, scenes and vectors, to the bit; only the time of indexing is another. */
  static void assertEqual(IndexStore actual, IndexStore expected) {
    assertThat(actual.encoder()).isEqualTo(expected.encoder());
    assertThat(actual.videos().stream().map(SingleMachine::withoutTime))
        .containsExactlyElementsOf(
            expected.videos().stream().map(SingleMachine::withoutTime).toList());
    for (VideoRecord video : expected.videos()) {
      List<SceneRecord> scenes = expected.scenes(video.id());
      assertThat(actual.scenes(video.id())).as(video.uri().toString()).isEqualTo(scenes);
    }
  }

  private static VideoRecord withoutTime(VideoRecord video) {
    return new VideoRecord(
        video.id(),
        video.uri(),
        video.width(),
        video.height(),
        video.frameCount(),
        video.duration(),
        video.sceneCount(),
        video.status(),
        video.warnings(),
        video.metadata(),
        video.source(),
        video.frameSource(),
        Instant.EPOCH);
  }
}
