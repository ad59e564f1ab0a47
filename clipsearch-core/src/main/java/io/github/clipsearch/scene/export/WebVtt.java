package io.github.clipsearch.scene.export;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneList;
import java.io.IOException;

/** See {@link SceneFormat#webVttChapters()}. */
final class WebVtt {
  private WebVtt() {}

  static void write(SceneList scenes, Appendable out) throws IOException {
    out.append("WEBVTT\n");
    for (int i = 0; i < scenes.size(); i++) {
      Scene scene = scenes.get(i);
      long start = Math.round(scene.start() * 1000);
      // A cue must end after it starts, however short the scene is.
      long end = Math.max(Math.round(scene.end() * 1000), start + 1);
      out.append('\n')
          .append(ClockTime.ofMillis(start))
          .append(" --> ")
          .append(ClockTime.ofMillis(end))
          .append("\nScene ")
          .append(Integer.toString(i + 1))
          .append('\n');
    }
  }
}
