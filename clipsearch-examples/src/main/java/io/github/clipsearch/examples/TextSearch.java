package io.github.clipsearch.examples;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.VideoFiles;
import java.nio.file.Path;

/** Indexes a folder of videos and finds the moments that a text describes. */
public final class TextSearch {
  private TextSearch() {}

  /**
   * Runs the example.
   *
   * @param args a CLIP checkpoint's folder, a folder for the index, a folder of videos, a text
   */
  public static void main(String[] args) {
    if (args.length != 4) {
      System.err.println("usage: TextSearch MODEL_DIR INDEX_DIR VIDEO_DIR TEXT");
      return;
    }
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(DjlClipEncoder.load(Path.of(args[0])))
            .store(LmdbIndexStore.open(Path.of(args[1])))
            .build()) {
      for (Path file : VideoFiles.in(Path.of(args[2]))) {
        engine.index(file);
      }
      for (VideoHit hit : engine.search(args[3], 5)) {
        System.out.printf(
            "%.3f  %s  %s%n", hit.score(), TimeCode.of(hit.bestScene().time()), hit.video().uri());
      }
    }
  }
}
