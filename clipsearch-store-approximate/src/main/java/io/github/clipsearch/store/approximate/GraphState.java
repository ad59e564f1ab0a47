package io.github.clipsearch.store.approximate;

import java.util.Objects;
import java.util.Optional;

/**
 * How far the graph is.
 *
 * @param scenes number of scenes in the graph that searches use; blank scenes are never in it
 * @param pendingVideos number of videos that were written or removed since, which searches score
 *     exactly
 * @param pendingScenes number of their scenes, about
 * @param comparing whether the graph is still to be compared with the store, because it was just
 *     opened or because someone else has changed the store; until then every search is exact
 * @param failure what has ended the work on the graph: from then on every search is exact, until
 *     the store is opened again; empty when all is well
 */
public record GraphState(
    long scenes,
    long pendingVideos,
    long pendingScenes,
    boolean comparing,
    Optional<String> failure) {
  /** Checks that there is no null. */
  public GraphState {
    Objects.requireNonNull(failure, "failure");
  }
}
