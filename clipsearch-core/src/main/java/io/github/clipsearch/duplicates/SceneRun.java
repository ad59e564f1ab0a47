package io.github.clipsearch.duplicates;

import io.github.clipsearch.store.VideoRecord;
import java.util.Objects;

/**
 * Scenes of a video that follow one another.
 *
 * @param video the video
 * @param firstScene number of the first scene, 0-based
 * @param lastScene number of the last scene, which belongs to the run
 * @param start presentation time in seconds at which the first scene starts
 * @param end presentation time in seconds at which the last scene ends
 */
public record SceneRun(VideoRecord video, int firstScene, int lastScene, double start, double end) {
  /** Checks the ranges. */
  public SceneRun {
    Objects.requireNonNull(video, "video");
    if (firstScene < 0 || lastScene < firstScene || !(end >= start)) {
      throw new IllegalArgumentException(
          "a run goes forward, not from scene %d (%s s) to scene %d (%s s)"
              .formatted(firstScene, start, lastScene, end));
    }
  }

  /**
   * How long the run is.
   *
   * @return seconds, at least 0
   */
  public double duration() {
    return end - start;
  }
}
