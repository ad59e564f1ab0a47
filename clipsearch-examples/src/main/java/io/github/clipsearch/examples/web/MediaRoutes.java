package io.github.clipsearch.examples.web;

import io.github.clipsearch.examples.pictures.Thumbnails;
import io.github.clipsearch.store.VideoRecord;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Pictures of scenes, and the videos themselves. */
final class MediaRoutes {
  /** A browser has few connections; a picture that takes longer is asked for again. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final String RETRY_SECONDS = "2";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("webm", "video/webm"),
          Map.entry("mkv", "video/x-matroska"),
          Map.entry("ogv", "video/ogg"),
          Map.entry("ogg", "video/ogg"),
          Map.entry("avi", "video/x-msvideo"),
          Map.entry("ts", "video/mp2t"),
          Map.entry("mpg", "video/mpeg"),
          Map.entry("mpeg", "video/mpeg"),
          Map.entry("flv", "video/x-flv"),
          Map.entry("gif", "image/gif"));

  private final RequestedVideos videos;
  private final Thumbnails thumbnails;

  MediaRoutes(RequestedVideos videos, Thumbnails thumbnails) {
    this.videos = videos;
    this.thumbnails = thumbnails;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/thumbnail", this::thumbnail);
    routes.get("/video", this::video);
  }

  private void thumbnail(Context context) throws IOException, InterruptedException {
    VideoRecord video = videos.requested(context);
    videos.file(video);
    int scene = RequestedVideos.requestedScene(context, video);
    Optional<Path> picture = thumbnails.picture(video, () -> videos.scenes(video), scene, PATIENCE);
    if (picture.isEmpty()) {
      context.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", RETRY_SECONDS);
      return;
    }
    // The address names the version of the file, so the picture never changes.
    context
        .contentType("image/jpeg")
        .header("Cache-Control", "private, max-age=604800, immutable")
        .result(Files.readAllBytes(picture.get()));
  }

  /** The file, or the range of it that the request asks for. */
  private void video(Context context) throws IOException {
    VideoRecord video = videos.requested(context);
    Path file = videos.file(video);
    String name = RequestedVideos.name(video);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    context.contentType(TYPES.getOrDefault(extension, "application/octet-stream"));
    RangedFile.send(file, context);
  }
}
