package io.github.clipsearch.examples.cli;

import io.github.clipsearch.examples.TimeCode;
import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.SearchCost;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VideoHit;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints hits for people. */
final class HitTable {
  private HitTable() {}

  /** Hits with their best scenes. */
  static void print(List<VideoHit> hits, PrintWriter out) {
    print(hits, false, out);
  }

  /** A result with what it took; of sequences, all scenes are shown. */
  static void print(SearchResult result, boolean allScenes, PrintWriter out) {
    print(result.hits(), allScenes, out);
    SearchCost cost = result.cost();
    out.printf(
        Locale.ROOT,
        "%d scenes of %d videos scored%s: encode %d ms, scan %d ms, rank %d ms%n",
        cost.scenes(),
        cost.videos(),
        result.exact() ? "" : " approximately",
        cost.encode().toMillis(),
        cost.scan().toMillis(),
        cost.rank().toMillis());
  }

  private static void print(List<VideoHit> hits, boolean allScenes, PrintWriter out) {
    if (hits.isEmpty()) {
      out.println("No hits.");
      return;
    }
    out.println("rank  score  at           scene                      video");
    for (VideoHit hit : hits) {
      print(hit, hit.score(), allScenes ? hit.scenes().get(0) : hit.bestScene(), out);
      if (allScenes) {
        hit.scenes().stream().skip(1).forEach(scene -> printNext(scene, out));
      }
    }
  }

  private static void print(VideoHit hit, double score, SceneHit scene, PrintWriter out) {
    out.printf(
        Locale.ROOT, "%4d  %5.3f  %s  %s%n", hit.rank(), score, times(scene), hit.video().uri());
  }

  private static void printNext(SceneHit scene, PrintWriter out) {
    out.printf("then         %s%n", times(scene));
  }

  private static String times(SceneHit scene) {
    return "%-11s  %s - %s"
        .formatted(TimeCode.of(scene.time()), TimeCode.of(scene.start()), TimeCode.of(scene.end()));
  }
}
