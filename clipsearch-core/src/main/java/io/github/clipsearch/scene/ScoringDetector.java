package io.github.clipsearch.scene;

import io.github.clipsearch.video.VideoInfo;
import java.util.List;

/** A detector that measures every frame and decides by the measure. */
public interface ScoringDetector extends SceneDetector {
  /**
   * What is measured, under PySceneDetect's names for its detectors, such as {@code content_val}.
   *
   * @return the names, in the order of the scores; none holds a comma or a quotation mark
   */
  List<String> scoreNames();

  /**
   * Starts on a new video, and tells the scores of its frames. The cuts are the same as without.
   *
   * @param video what the file's header says
   * @param scores told about every frame
   * @return a session for this video alone
   */
  Session open(VideoInfo video, FrameScores scores);
}
