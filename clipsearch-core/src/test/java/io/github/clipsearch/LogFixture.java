package io.github.clipsearch;

import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.testing.ColorEncoder;
import io.github.clipsearch.testing.ScriptedDecoder;
import io.github.clipsearch.video.VideoDecoders;
import java.nio.file.Path;
import java.util.List;

/** A program that indexes videos, each twice, and searches. */
final class LogFixture {
  private LogFixture() {}

  /**
   * Runs the program.
   *
   * @param videos scripts
   */
  public static void main(String[] videos) {
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .decoder(VideoDecoders.inOrder(List.of(new ScriptedDecoder())))
            .encoder(new ColorEncoder())
            .store(new InMemoryIndexStore())
            .build()) {
      for (String video : videos) {
        engine.index(Path.of(video));
        engine.index(Path.of(video));
      }
      engine.search("red", 5);
    }
  }
}
