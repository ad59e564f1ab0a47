package io.github.clipsearch.scene.export;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneList;
import java.io.IOException;
import java.util.Locale;

/** See {@link SceneFormat#csv()}. All fields are numbers, so nothing needs quoting. */
final class SceneCsv {
  private SceneCsv() {}

  static void write(SceneList scenes, Appendable out) throws IOException {
    out.append("Scene Number,Start Frame,Start Timecode,Start Time (seconds),");
    out.append("End Frame,End Timecode,End Time (seconds),");
    out.append("Length (frames),Length (timecode),Length (seconds)\n");
    for (int i = 0; i < scenes.size(); i++) {
      Scene scene = scenes.get(i);
      out.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%s,%.6f,%d,%s,%.6f,%d,%s,%.6f\n",
              i + 1,
              scene.startFrame() + 1,
              ClockTime.of(scene.start()),
              scene.start(),
              scene.endFrame(),
              ClockTime.of(scene.end()),
              scene.end(),
              scene.frameCount(),
              ClockTime.of(scene.duration()),
              scene.duration()));
    }
  }
}
