package io.github.clipsearch.scene.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneList;
import java.io.IOException;

/** See {@link SceneFormat#json()}. Its members stay; new ones may join them. */
final class SceneJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private SceneJson() {}

  static void write(SceneList scenes, Appendable out) throws IOException {
    JsonArray array = new JsonArray();
    for (Scene scene : scenes) {
      JsonObject object = new JsonObject();
      object.addProperty("startFrame", scene.startFrame());
      object.addProperty("endFrame", scene.endFrame());
      object.addProperty("start", scene.start());
      object.addProperty("end", scene.end());
      array.add(object);
    }
    JsonObject document = new JsonObject();
    document.addProperty("file", scenes.file().toString());
    document.addProperty("width", scenes.video().width());
    document.addProperty("height", scenes.video().height());
    document.addProperty("frameRate", scenes.video().frameRate());
    document.add("scenes", array);
    out.append(GSON.toJson(document)).append('\n');
  }
}
