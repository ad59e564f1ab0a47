package io.github.clipsearch.examples;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.IndexResult;
import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.hub.HubModels;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;

/** The later steps of {@code docs/getting-started.md}. */
public final class GettingStarted {
  private GettingStarted() {}

  /**
   * Indexes a video with metadata and searches among videos by them.
   *
   * @param args a folder for the index, a video, a text, a model's name on the hub or its folder
   */
  public static void main(String[] args) {
    Path model = HubModels.builder().allowDownload().build().resolve(args[3]);
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(DjlClipEncoder.load(model))
            .store(LmdbIndexStore.open(Path.of(args[0])))
            .build()) {
      IndexResult result = index(engine, Path.of(args[1]));
      System.out.println(result.outcome() + ", " + result.video().sceneCount() + " scenes");
      for (VideoHit hit : search(engine, args[2])) {
        String title = String.valueOf(hit.video().metadata().get("title"));
        System.out.printf("%s at %.1f s%n", title, hit.bestScene().time());
      }
    }
  }

  private static IndexResult index(VideoSearchEngine engine, Path video) {
    return engine.index(
        IndexRequest.builder(video)
            .id("holiday/2026-07")
            .metadata("title", "By the sea")
            .metadata("year", 2026)
            .build());
  }

  private static SearchResult search(VideoSearchEngine engine, String text) {
    return engine.search(
        SearchRequest.text(text).filter(VideoFilter.metadata("year").atLeast(2020)).build());
  }
}
