package io.github.clipsearch.examples.benchmark;

import java.util.List;

/** Hits, misses and false cuts. Counts are added up. */
final class Tally {
  private int hits;
  private int misses;
  private int falseCuts;

  /**
   * Adds one video. Every transition takes the first free cut that lies in it or as near as the
   * tolerance; cuts that remain are false, unless they lie in a range that is not judged.
   */
  void add(List<Transition> truth, List<Transition> notJudged, List<Long> cuts, int tolerance) {
    boolean[] used = new boolean[cuts.size()];
    for (Transition transition : truth) {
      if (hit(transition, cuts, used, tolerance)) {
        hits++;
      } else {
        misses++;
      }
    }
    for (int i = 0; i < used.length; i++) {
      long cut = cuts.get(i);
      if (!used[i] && notJudged.stream().noneMatch(range -> isIn(range, cut, tolerance))) {
        falseCuts++;
      }
    }
  }

  void add(Tally other) {
    hits += other.hits;
    misses += other.misses;
    falseCuts += other.falseCuts;
  }

  private static boolean hit(
      Transition transition, List<Long> cuts, boolean[] used, int tolerance) {
    for (int i = 0; i < used.length; i++) {
      if (!used[i] && isIn(transition, cuts.get(i), tolerance)) {
        used[i] = true;
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(Transition transition, long cut, int tolerance) {
    return cut >= transition.first() - tolerance && cut <= transition.last() + tolerance;
  }

  int hits() {
    return hits;
  }

  int misses() {
    return misses;
  }

  int falseCuts() {
    return falseCuts;
  }

  double precision() {
    return ratio(hits, hits + falseCuts);
  }

  double recall() {
    return ratio(hits, hits + misses);
  }

  double f1() {
    return ratio(2 * hits, 2 * hits + misses + falseCuts);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
