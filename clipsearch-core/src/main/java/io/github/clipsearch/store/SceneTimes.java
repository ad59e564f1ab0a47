package io.github.clipsearch.store;

import java.util.List;

/** When the scenes of a video start and end; asked only by queries that need it. */
public interface SceneTimes {
  /**
   * When a scene starts.
   *
   * @param number of the scene, 0-based
   * @return presentation time in seconds
   */
  double start(int number);

  /**
   * When a scene ends.
   *
   * @param number of the scene, 0-based
   * @return presentation time in seconds of the first frame after it
   */
  double end(int number);

  /**
   * The times of scenes in memory.
   *
   * @param scenes in order
   * @return a view of them
   */
  static SceneTimes of(List<SceneRecord> scenes) {
    return new SceneTimes() {
      @Override
      public double start(int number) {
        return scenes.get(number).scene().start();
      }

      @Override
      public double end(int number) {
        return scenes.get(number).scene().end();
      }
    };
  }
}
