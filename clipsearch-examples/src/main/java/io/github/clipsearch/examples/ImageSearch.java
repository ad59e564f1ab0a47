package io.github.clipsearch.examples;

import io.github.clipsearch.IndexReport;
import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.VideoFiles;
import java.nio.file.Path;
import java.util.List;

/** Indexes a folder of videos, bad ones included, and finds the scenes that look like an image. */
public final class ImageSearch {
  private ImageSearch() {}

  /**
   * Runs the example.
   *
   * @param args a CLIP checkpoint's folder, a folder for the index, a folder of videos, an image
   */
  public static void main(String[] args) {
    if (args.length != 4) {
      System.err.println("usage: ImageSearch MODEL_DIR INDEX_DIR VIDEO_DIR IMAGE");
      return;
    }
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(DjlClipEncoder.load(Path.of(args[0])))
            .store(LmdbIndexStore.open(Path.of(args[1])))
            .build()) {
      List<IndexRequest> requests =
          VideoFiles.in(Path.of(args[2])).stream().map(IndexRequest::of).toList();
      IndexReport report = engine.indexAll(requests);
      report.failures().forEach(failure -> System.err.println(failure.cause().getMessage()));

      for (VideoHit hit : engine.search(SearchRequest.image(Path.of(args[3])).limit(5).build())) {
        SceneHit scene = hit.bestScene();
        System.out.printf(
            "%.3f  %s to %s  %s%n",
            hit.score(), TimeCode.of(scene.start()), TimeCode.of(scene.end()), hit.video().uri());
      }
    }
  }
}
