package io.github.clipsearch.store;

import io.github.clipsearch.scene.Scene;
import java.util.Objects;

/**
 * A scene of a video that was found, with its own score.
 *
 * @param number of the scene in its video, 0-based
 * @param scene its frames and times
 * @param time presentation time in seconds of the frame that stands for the scene: where to start
 *     playing, or what to show a picture of
 * @param score cosine similarity with the query, -1 to 1
 */
public record SceneHit(int number, Scene scene, double time, double score) {

  /** Checks the ranges. */
  public SceneHit {
    if (number < 0) {
      throw new IllegalArgumentException("scenes are numbered from 0 on, not " + number);
    }
    Objects.requireNonNull(scene, "scene");
  }

  /**
   * When the scene starts.
   *
   * @return presentation time in seconds
   */
  public double start() {
    return scene.start();
  }

  /**
   * When the scene ends.
   *
   * @return presentation time in seconds of the first frame after the scene
   */
  public double end() {
    return scene.end();
  }
}
