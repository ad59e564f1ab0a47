package io.github.clipsearch.examples;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.model.small.SmallClip;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;

/** Indexes a video and finds the moment that a text describes. */
public final class FirstAnswer {
  private FirstAnswer() {}

  /**
   * Runs the program.
   *
   * @param args a folder for the index, a video, a text
   */
  public static void main(String[] args) {
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(SmallClip.load())
            .store(LmdbIndexStore.open(Path.of(args[0])))
            .build()) {
      engine.index(Path.of(args[1]));
      for (VideoHit hit : engine.search(args[2], 1)) {
        System.out.printf("%.3f at %.1f s%n", hit.score(), hit.bestScene().time());
      }
    }
  }
}
