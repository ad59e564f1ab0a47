package io.github.clipsearch.examples.cli;

import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.scene.export.SceneFormat;
import java.io.IOException;
import java.util.Locale;

/** In which form the command line prints scenes. */
enum SceneOutput {
  table(SceneOutput::writeTable),
  csv(SceneFormat.csv()),
  json(SceneFormat.json()),
  vtt(SceneFormat.webVttChapters()),
  edl(SceneFormat.edl());

  private final SceneFormat format;

  SceneOutput(SceneFormat format) {
    this.format = format;
  }

  void write(SceneList scenes, Appendable out) throws IOException {
    format.write(scenes, out);
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
