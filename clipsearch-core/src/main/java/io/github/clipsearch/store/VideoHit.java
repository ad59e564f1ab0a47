package io.github.clipsearch.store;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A video that was found.
 *
 * @param video what the index knows of it
 * @param score the video's score under the query's ranking, -1 to 1
 * @param scenes all scenes of the video in order, each with its own score, but the blank ones,
 *     which have none; at least one
 */
public record VideoHit(VideoRecord video, double score, List<SceneHit> scenes) {

  /** Checks and copies the scenes. */
  public VideoHit {
    Objects.requireNonNull(video, "video");
    scenes = List.copyOf(scenes);
    if (scenes.isEmpty()) {
      throw new IllegalArgumentException("a hit has at least one scene");
    }
  }

  /**
   * The scene with the highest score; of several the first.
   *
   * @return one of {@link #scenes()}
   */
  public SceneHit bestScene() {
    return scenes.stream()
        .max(
            Comparator.comparingDouble(SceneHit::score)
                .thenComparing(SceneHit::number, Comparator.reverseOrder()))
        .orElseThrow();
  }
}
