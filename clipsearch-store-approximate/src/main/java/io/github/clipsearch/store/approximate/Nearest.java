package io.github.clipsearch.store.approximate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The scenes that the graph has found, best first.
 *
 * @param videoIds the id of each scene's video
 * @param cosines about the cosine similarity of each scene
 * @param all whether these are all scenes of the graph
 * @param visited number of scenes that were compared with the query on the way
 */
record Nearest(List<String> videoIds, double[] cosines, boolean all, long visited) {
  /** The first of them, or these when there are not more. */
  Nearest first(int count) {
    return count >= cosines.length
        ? this
        : new Nearest(videoIds.subList(0, count), cosines, false, visited);
  }

  Set<String> distinctVideoIds() {
    return new HashSet<>(videoIds);
  }

  /**
   * What no scene outside of these is likely to exceed.
   *
   * @return the cosine of the last one
   */
  double bound() {
    return all || videoIds.isEmpty() ? Double.NEGATIVE_INFINITY : cosines[videoIds.size() - 1];
  }
}
