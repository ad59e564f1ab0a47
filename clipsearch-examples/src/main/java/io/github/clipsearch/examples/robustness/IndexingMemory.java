package io.github.clipsearch.examples.robustness;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.examples.benchmark.NoEncoder;
import io.github.clipsearch.examples.benchmark.ResidentMemory;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.video.VideoDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Indexes one video without a model and prints the most memory that the process has held: to be run
 * for a short and for a long video, each in a process of its own.
 */
public final class IndexingMemory {
  private IndexingMemory() {}

  /**
   * Runs it, on Linux.
   *
   * @param args the decoder's name and a video
   * @throws IOException when this is not Linux
   */
  public static void main(String[] args) throws IOException {
    VideoDecoder decoder = Decoders.named(args[0]);
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(new NoEncoder())
            .store(new InMemoryIndexStore())
            .decoder(decoder)
            .build()) {
      VideoRecord video = engine.index(IndexRequest.of(Path.of(args[1]))).video();
      System.out.printf(
          Locale.ROOT,
          "%s %.0f s, %d frames, %d scenes: %d MB at most%n",
          args[0],
          video.duration(),
          video.frameCount(),
          video.sceneCount(),
          ResidentMemory.peak());
    }
  }
}
