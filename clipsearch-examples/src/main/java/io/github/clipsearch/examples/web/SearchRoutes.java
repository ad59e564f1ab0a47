package io.github.clipsearch.examples.web;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.VideoRecord;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The interface for programs: searches, and says what is in the index. */
final class SearchRoutes {
  private final VideoSearchEngine engine;
  private final RequestedVideos videos;
  private final boolean uploads;

  SearchRoutes(VideoSearchEngine engine, RequestedVideos videos, boolean uploads) {
    this.engine = engine;
    this.videos = videos;
    this.uploads = uploads;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/index", this::index);
    routes.get("/api/search", this::search);
    routes.get("/api/videos", this::videos);
    routes.get("/api/scenes", this::scenes);
  }

  private void index(Context context) {
    List<VideoRecord> all = engine.videos();
    context.json(
        new Answers.Index(
            all.size(),
            all.stream().mapToLong(VideoRecord::sceneCount).sum(),
            all.stream().mapToDouble(VideoRecord::duration).sum(),
            uploads));
  }

  private void search(Context context) {
    context.json(Answers.Found.of(engine.search(new SearchParameters(context).request())));
  }

  private void videos(Context context) {
    context.json(engine.videos().stream().map(Answers.Video::of).toList());
  }

  private void scenes(Context context) {
    context.json(Answers.Scene.all(videos.scenes(videos.requested(context))));
  }
}
