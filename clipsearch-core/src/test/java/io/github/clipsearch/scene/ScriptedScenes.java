package io.github.clipsearch.scene;

import io.github.clipsearch.Scenes;
import io.github.clipsearch.testing.ScriptedDecoder;
import java.nio.file.Path;
import java.util.List;

/** Cuts of a scripted video, through the whole of scene detection. */
final class ScriptedScenes {
  private ScriptedScenes() {}

  static List<Long> cuts(Path folder, SceneDetector detector, String... script) {
    Path file = ScriptedDecoder.write(folder.resolve("scripted.txt"), script);
    return Scenes.detect(file, new ScriptedDecoder(), detector).stream()
        .skip(1)
        .map(Scene::startFrame)
        .toList();
  }
}
