package io.github.clipsearch.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs of scenes that two videos have in common, given which scenes look alike: the
 * longest chain of alike scenes, then the longest of what is left, and so on.
 *
 * <p>In a chain, both videos go on to their next scene at a cut that they share, and between two
 * such cuts the same time passes in both; or one of them goes on alone, where a detector has found
 * a cut in one of the videos only. Where one of the videos begins or ends, its first and last
 * scenes may be shorter than in the other, so that a trimmed copy is found.
 */
final class Alignment {
  private final VideoScenes first;
  private final VideoScenes second;
  private final double tolerance;

  Alignment(VideoScenes first, VideoScenes second, double tolerance) {
    this.first = first;
    this.second = second;
    this.tolerance = tolerance;
  }

  /** A position in the table of scenes of one video and the other. */
  private record Cell(int first, int second) {}

  /**
   * The longest chain that ends in a match.
   *
   * @param begin where it starts
   * @param end where it ends
   * @param sharedCuts number of cuts at which both videos go on
   * @param matches number of pairs of scenes
   * @param sum of their similarities
   * @param offset how much later the last shared cut is in the second video, in seconds; NaN when
   *     there was none yet
   */
  record Chain(Cell begin, Cell end, int sharedCuts, int matches, double sum, double offset) {
    double similarity() {
      return sum / matches;
    }

    int firstBegin() {
      return begin.first();
    }

    int firstEnd() {
      return end.first();
    }

    int secondBegin() {
      return begin.second();
    }

    int secondEnd() {
      return end.second();
    }

    private boolean touches(SceneMatch match) {
      return (match.first() >= firstBegin() && match.first() <= firstEnd())
          || (match.second() >= secondBegin() && match.second() <= secondEnd());
    }
  }

  /** The chains of at least this many scenes, longest first, no two of which share a scene. */
  List<Chain> chains(List<SceneMatch> matches, int minimumScenes) {
    List<SceneMatch> left = new ArrayList<>(matches);
    left.sort(Comparator.comparingInt(SceneMatch::first).thenComparingInt(SceneMatch::second));
    List<Chain> chains = new ArrayList<>();
    Chain longest = longest(left, minimumScenes);
    while (longest != null) {
      chains.add(longest);
      left.removeIf(longest::touches);
      longest = longest(left, minimumScenes);
    }
    return chains;
  }

  private @Nullable Chain longest(List<SceneMatch> matches, int minimumScenes) {
    Map<Cell, Chain> table = new HashMap<>();
    Chain longest = null;
    for (SceneMatch match : matches) {
      Chain chain = endingIn(match, table);
      table.put(chain.end(), chain);
      if (chain.sharedCuts() + 1 >= minimumScenes && endsWell(chain) && isLonger(chain, longest)) {
        longest = chain;
      }
    }
    return longest;
  }

  private Chain endingIn(SceneMatch match, Map<Cell, Chain> table) {
    int i = match.first();
    int j = match.second();
    double offset = second.start(j) - first.start(i);
    Chain best = new Chain(new Cell(i, j), new Cell(i, j), 0, 1, match.similarity(), Double.NaN);
    Chain both = table.get(new Cell(i - 1, j - 1));
    if (both != null
        && (both.sharedCuts() > 0 ? same(both.offset(), offset) : beginsWell(both, offset))) {
      best = longer(best, extended(both, match, both.sharedCuts() + 1, offset));
    }
    Chain firstAlone = table.get(new Cell(i - 1, j));
    if (firstAlone != null) {
      best =
          longer(best, extended(firstAlone, match, firstAlone.sharedCuts(), firstAlone.offset()));
    }
    Chain secondAlone = table.get(new Cell(i, j - 1));
    if (secondAlone != null) {
      best =
          longer(
              best, extended(secondAlone, match, secondAlone.sharedCuts(), secondAlone.offset()));
    }
    return best;
  }

  /** Whether as much is seen before the first shared cut, or one of the videos begins there. */
  private boolean beginsWell(Chain chain, double offset) {
    int i = chain.firstBegin();
    int j = chain.secondBegin();
    return i == 0 || j == 0 || same(second.start(j) - first.start(i), offset);
  }

  /** Whether as much is seen after the last shared cut, or one of the videos ends there. */
  private boolean endsWell(Chain chain) {
    int i = chain.firstEnd();
    int j = chain.secondEnd();
    return chain.sharedCuts() == 0
        || i == first.count() - 1
        || j == second.count() - 1
        || same(second.end(j) - first.end(i), chain.offset());
  }

  private boolean same(double offset, double other) {
    return Math.abs(offset - other) <= tolerance;
  }

  private static Chain extended(Chain chain, SceneMatch match, int sharedCuts, double offset) {
    return new Chain(
        chain.begin(),
        new Cell(match.first(), match.second()),
        sharedCuts,
        chain.matches() + 1,
        chain.sum() + match.similarity(),
        offset);
  }

  private Chain longer(Chain chain, Chain other) {
    return isLonger(other, chain) ? other : chain;
  }

  /** More shared cuts are better evidence; among equal ones, more time. */
  private boolean isLonger(Chain chain, @Nullable Chain than) {
    if (than == null || chain.sharedCuts() != than.sharedCuts()) {
      return than == null || chain.sharedCuts() > than.sharedCuts();
    }
    int order = Double.compare(seconds(chain), seconds(than));
    return order != 0 ? order > 0 : chain.similarity() > than.similarity();
  }

  private double seconds(Chain chain) {
    return first.seconds(chain.firstBegin(), chain.firstEnd())
        + second.seconds(chain.secondBegin(), chain.secondEnd());
  }
}
