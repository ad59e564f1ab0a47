package io.github.clipsearch.examples.cli;

import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.scene.export.SceneFormat;
import java.io.IOException;
import java.util.Locale;

/** In which form the command line prints scenes. */
enum SceneOutput {
  table,
  csv,
  json,
  vtt,
  edl;

  void write(SceneList scenes, Appendable out) throws IOException {
    switch (this) {
      case table -> writeTable(scenes, out);
      case csv -> SceneFormat.csv().write(scenes, out);
      case json -> SceneFormat.json().write(scenes, out);
      case vtt -> SceneFormat.webVttChapters().write(scenes, out);
      case edl -> SceneFormat.edl().write(scenes, out);
    }
  }

  private static void writeTable(SceneList scenes, Appendable out) throws IOException {
    out.append("scene  start        end          first frame  frames\n");
    for (int i = 0; i < scenes.size(); i++) {
      Scene scene = scenes.get(i);
      out.append(
          String.format(
              Locale.ROOT,
              "%5d  %-11s  %-11s  %11d  %6d\n",
              i + 1,
              TimeCode.of(scene.start()),
              TimeCode.of(scene.end()),
              scene.startFrame(),
              scene.frameCount()));
    }
  }
}
