package io.github.clipsearch.store;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A video that was found, or a place in it.
 *
 * @param rank place in the whole list of hits, from 1 on: the first of the second page of ten has
 *     11
 * @param video what the index knows of it
 * @param score what the hits are ordered by, -1 to 1: of a video its score under the query's
 *     ranking, of a scene its cosine similarity with the query, of a sequence the mean of its
 *     scenes'
 * @param scenes when videos are listed, all scenes of the video that were scored, in order; when
 *     scenes are listed, the scene that was found; of a query of several steps, one scene for each
 *     step, in order. Each with its own score; at least one; never a blank scene
 */
public record VideoHit(int rank, VideoRecord video, double score, List<SceneHit> scenes) {

  /** Checks and copies the scenes. */
  public VideoHit {
    if (rank < 1) {
      throw new IllegalArgumentException("ranks count from 1 on, not from " + rank);
    }
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
    return bestScenes(1).get(0);
  }

  /**
   * The scenes with the highest scores.
   *
   * @param limit the most scenes to return, at least 1
   * @return some of {@link #scenes()}, highest score first, equal scores in scene order
   */
  public List<SceneHit> bestScenes(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("at least 1 scene is returned, not " + limit);
    }
    return scenes.stream()
        .sorted(
            Comparator.comparingDouble(SceneHit::score)
                .reversed()
                .thenComparingInt(SceneHit::number))
        .limit(limit)
        .toList();
  }
}
