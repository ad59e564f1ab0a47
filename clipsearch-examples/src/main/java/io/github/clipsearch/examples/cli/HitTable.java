package io.github.clipsearch.examples.cli;

import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VideoHit;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints hits for people. */
final class HitTable {
  private HitTable() {}

  static void print(List<VideoHit> hits, PrintWriter out) {
    if (hits.isEmpty()) {
      out.println("No hits: the index is empty.");
      return;
    }
    out.println("rank  score  at           scene                      video");
    for (int i = 0; i < hits.size(); i++) {
      VideoHit hit = hits.get(i);
      SceneHit scene = hit.bestScene();
      out.printf(
          Locale.ROOT,
          "%4d  %5.3f  %-11s  %s - %s  %s%n",
          i + 1,
          hit.score(),
          TimeCode.of(scene.time()),
          TimeCode.of(scene.start()),
          TimeCode.of(scene.end()),
          hit.video().uri());
    }
  }
}
