package io.github.clipsearch.examples.demo;

import io.github.clipsearch.store.SceneHit;
import io.github.clipsearch.store.VideoHit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A text to search for.
 *
 * @param text the query
 * @param answer where it is to be found, if that is known
 */
public record DemoQuery(String text, Optional<Answer> answer) {

  /** Times come from the file, whose clock may be coarser than the drawing's. */
  private static final double TIME_TOLERANCE = 0.5 / ClipCanvas.FRAMES_PER_SECOND;

  /**
   * A scene that was drawn.
   *
   * @param fileName of the clip
   * @param start when the scene starts, in seconds
   * @param end when the next one starts, in seconds
   */
  public record Answer(String fileName, double start, double end) {}

  /**
   * A query whose answer is not known.
   *
   * @param text the query
   * @return the query
   */
  public static DemoQuery of(String text) {
    return new DemoQuery(text, Optional.empty());
  }

  static DemoQuery of(String text, Answer answer) {
    return new DemoQuery(text, Optional.of(answer));
  }

  /**
   * Whether the first hit is the scene that was drawn, at the times at which it was drawn.
   *
   * @param hits best first
   * @return empty when the answer is not known
   */
  public Optional<Boolean> isAnsweredBy(List<VideoHit> hits) {
    return answer.map(expected -> !hits.isEmpty() && matches(expected, hits.get(0)));
  }

  private static boolean matches(Answer expected, VideoHit hit) {
    SceneHit scene = hit.bestScene();
    return Path.of(hit.video().uri()).endsWith(expected.fileName())
        && Math.abs(scene.start() - expected.start()) < TIME_TOLERANCE
        && Math.abs(scene.end() - expected.end()) < TIME_TOLERANCE
        && scene.time() >= expected.start() - TIME_TOLERANCE
        && scene.time() < expected.end();
  }
}
