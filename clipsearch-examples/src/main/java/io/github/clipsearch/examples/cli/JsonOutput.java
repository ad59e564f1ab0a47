package io.github.clipsearch.examples.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.util.List;
import java.util.Locale;

/** The command line's JSON. Its members stay; new ones may join them. */
final class JsonOutput {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private JsonOutput() {}

  static String hits(List<VideoHit> hits) {
    JsonArray array = new JsonArray();
    for (VideoHit hit : hits) {
      SceneHit best = hit.bestScene();
      JsonObject scene = new JsonObject();
      scene.addProperty("start", best.start());
      scene.addProperty("end", best.end());
      scene.addProperty("time", best.time());
      JsonObject object = new JsonObject();
      object.addProperty("rank", array.size() + 1);
      object.addProperty("video", hit.video().id());
      object.addProperty("uri", hit.video().uri().toString());
      object.addProperty("score", hit.score());
      object.add("scene", scene);
      array.add(object);
    }
    return GSON.toJson(array);
  }

  static String videos(List<VideoRecord> videos) {
    JsonArray array = new JsonArray();
    for (VideoRecord video : videos) {
      JsonObject object = new JsonObject();
      object.addProperty("video", video.id());
      object.addProperty("uri", video.uri().toString());
      object.addProperty("frames", video.frameCount());
      object.addProperty("duration", video.duration());
      object.addProperty("scenes", video.sceneCount());
      object.addProperty("decoder", video.frameSource().decoder());
      object.addProperty("framesRead", video.frameSource().frames().toString());
      object.addProperty("status", video.status().name().toLowerCase(Locale.ROOT));
      array.add(object);
    }
    return GSON.toJson(array);
  }
}
