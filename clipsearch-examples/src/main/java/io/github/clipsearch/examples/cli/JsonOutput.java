package io.github.clipsearch.examples.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.clipsearch.duplicates.CopiedRun;
import io.github.clipsearch.duplicates.DuplicateGroup;
import io.github.clipsearch.duplicates.DuplicateReport;
import io.github.clipsearch.duplicates.SceneRun;
import io.github.clipsearch.evaluation.EvaluationReport;
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
      JsonObject object = new JsonObject();
      object.addProperty("rank", hit.rank());
      object.addProperty("video", hit.video().id());
      object.addProperty("uri", hit.video().uri().toString());
      object.addProperty("score", hit.score());
      object.add("scene", scene(hit.bestScene()));
      JsonArray scenes = new JsonArray();
      hit.scenes().forEach(found -> scenes.add(scene(found)));
      object.add("scenes", scenes);
      array.add(object);
    }
    return GSON.toJson(array);
  }

  private static JsonObject scene(SceneHit found) {
    JsonObject scene = new JsonObject();
    scene.addProperty("number", found.number());
    scene.addProperty("start", found.start());
    scene.addProperty("end", found.end());
    scene.addProperty("time", found.time());
    scene.addProperty("score", found.score());
    return scene;
  }

  /** The median rank is null when it is infinite, for which JSON has no number. */
  static String evaluation(EvaluationReport report) {
    JsonObject object = new JsonObject();
    object.addProperty("queries", report.outcomes().size());
    object.addProperty("recallAt1", report.recallAt(1));
    object.addProperty("recallAt5", report.recallAt(5));
    object.addProperty("recallAt10", report.recallAt(10));
    if (Double.isFinite(report.medianRank())) {
      object.addProperty("medianRank", report.medianRank());
    } else {
      object.add("medianRank", JsonNull.INSTANCE);
    }
    object.addProperty("meanReciprocalRank", report.meanReciprocalRank());
    object.addProperty("unanswerable", report.unanswerable().size());
    return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(object);
  }

  static String duplicates(DuplicateReport report) {
    JsonArray groups = new JsonArray();
    for (DuplicateGroup group : report.groups()) {
      JsonArray videos = new JsonArray();
      group.videos().forEach(video -> videos.add(video.uri().toString()));
      JsonObject object = new JsonObject();
      object.add("videos", videos);
      object.add("runs", runs(group.runs()));
      groups.add(object);
    }
    JsonObject object = new JsonObject();
    object.add("groups", groups);
    object.add("sharedRuns", runs(report.sharedRuns()));
    return GSON.toJson(object);
  }

  private static JsonArray runs(List<CopiedRun> runs) {
    JsonArray array = new JsonArray();
    for (CopiedRun run : runs) {
      JsonObject object = new JsonObject();
      object.addProperty("similarity", run.similarity());
      object.add("first", run(run.first()));
      object.add("second", run(run.second()));
      array.add(object);
    }
    return array;
  }

  private static JsonObject run(SceneRun run) {
    JsonObject object = new JsonObject();
    object.addProperty("video", run.video().id());
    object.addProperty("uri", run.video().uri().toString());
    object.addProperty("firstScene", run.firstScene());
    object.addProperty("lastScene", run.lastScene());
    object.addProperty("start", run.start());
    object.addProperty("end", run.end());
    return object;
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
