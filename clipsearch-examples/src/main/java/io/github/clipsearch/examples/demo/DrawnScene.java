package io.github.clipsearch.examples.demo;

import io.github.clipsearch.training.world.WorldScene;
import java.util.List;
import java.util.Objects;

/**
 * A scene of a drawn clip, and what somebody might ask who wants to find it.
 *
 * @param scene what is to be seen
 * @param queries texts that are true of this scene and of no other in the clips
 */
public record DrawnScene(WorldScene scene, List<String> queries) {

  /** Copies the queries. */
  public DrawnScene {
    Objects.requireNonNull(scene, "scene");
    queries = List.copyOf(queries);
  }
}
