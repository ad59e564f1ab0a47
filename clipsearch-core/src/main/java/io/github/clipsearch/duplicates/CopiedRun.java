package io.github.clipsearch.duplicates;

import java.util.Objects;

/**
 * The same scenes in two videos. Which is the original cannot be told.
 *
 * @param first in the video whose id comes first
 * @param second in the other video
 * @param similarity mean cosine similarity of the scenes that correspond, -1 to 1
 */
public record CopiedRun(SceneRun first, SceneRun second, double similarity) {
  /** Refuses null. */
  public CopiedRun {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
  }
}
