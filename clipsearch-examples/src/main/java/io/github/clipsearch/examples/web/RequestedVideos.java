package io.github.clipsearch.examples.web;

import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds what a request names. Files are reached by the id of their video only. */
final class RequestedVideos {
  private final VideoSearchEngine engine;

  RequestedVideos(VideoSearchEngine engine) {
    this.engine = engine;
  }

  /** The video that the parameter {@code video} names. */
  VideoRecord requested(Context context) {
    return find(parameter(context, "video"));
  }

  VideoRecord find(String id) {
    return engine
        .video(id)
        .orElseThrow(
            () -> new NoSuchVideoException("There is no video '" + id + "' in the index."));
  }

  /** The file of an indexed video. */
  Path file(VideoRecord video) {
    Path file = Path.of(video.uri());
    if (!Files.isRegularFile(file)) {
      throw new NoSuchVideoException(name(video) + " is not where it was when it was indexed.");
    }
    return file;
  }

  List<SceneRecord> scenes(VideoRecord video) {
    return engine.scenes(video.id());
  }

  /** The number of the scene that the parameter {@code scene} names, 0-based. */
  static int requestedScene(Context context, VideoRecord video) {
    String number = parameter(context, "scene");
    if (!number.matches("\\d{1,9}") || Integer.parseInt(number) >= video.sceneCount()) {
      throw new NoSuchVideoException(
          name(video)
              + " has "
              + video.sceneCount()
              + " scenes, numbered from 0, but no "
              + number);
    }
    return Integer.parseInt(number);
  }

  /** What people call the video. */
  static String name(VideoRecord video) {
    return String.valueOf(Path.of(video.uri()).getFileName());
  }

  private static String parameter(Context context, String name) {
    String value = context.queryParam(name);
    if (value == null || value.isEmpty()) {
      throw new BadRequestResponse("The parameter '" + name + "' is missing.");
    }
    return value;
  }
}
