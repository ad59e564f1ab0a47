package io.github.clipsearch;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.VideoInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Turns the cuts of a detector into scenes, and holds the detector to its contract. Remembers the
 * times of frames only as far back as a cut may still be reported.
 */
final class SceneTracker {
  private final SceneDetector detector;
  private final SceneDetector.Session session;
  private final double frameRate;
  private final double statedEnd;
  private final Deque<FrameTime> undecided = new ArrayDeque<>();

  private FrameTime sceneStart = new FrameTime(0, 0);
  private FrameTime last = new FrameTime(-1, 0);
  private long frameCount;
  private double lastInterval;

  private record FrameTime(long number, double time) {}

  SceneTracker(SceneDetector detector, VideoInfo video, FrameSelection frames) {
    this.detector = detector;
    this.session = detector.open(video);
    this.frameRate = video.frameRate();
    // the frames behind the last one that is read belong to the last scene
    this.statedEnd = frames.isAll() ? 0 : video.duration().orElse(0);
  }

  /** Shows the next frame; scenes that it ends are handed to the consumer. */
  void accept(Frame frame, Consumer<Scene> ended) {
    FrameTime now = new FrameTime(frame.number(), frame.time());
    if (last.number < 0) {
      sceneStart = now;
    } else {
      lastInterval = now.time - last.time;
    }
    last = now;
    frameCount++;
    undecided.addLast(now);
    for (long cut : session.accept(frame)) {
      cut(cut, ended);
    }
    long oldest = session.undecidedCut().orElse(now.number + 1);
    while (!undecided.isEmpty() && undecided.getFirst().number < oldest) {
      undecided.removeFirst();
    }
  }

  /** Whether the last frame may belong to a scene that the detector has not reported yet. */
  boolean isUndecided() {
    OptionalLong cut = session.undecidedCut();
    return cut.isPresent() && cut.getAsLong() <= last.number;
  }

  /** Ends the video: hands over the last scenes. There must have been a frame. */
  void finish(Consumer<Scene> ended) {
    for (long cut : session.finish()) {
      cut(cut, ended);
    }
    ended.accept(new Scene(sceneStart.number, last.number + 1, sceneStart.time, endOfLastFrame()));
  }

  /** Number of frames that were read so far. */
  long frameCount() {
    return frameCount;
  }

  /** Number of frames that lie behind, read or not. */
  long framesPassed() {
    return last.number + 1;
  }

  /** When the last picture goes away, in seconds. */
  double endOfLastFrame() {
    return Math.max(statedEnd, last.time + (frameRate > 0 ? 1 / frameRate : lastInterval));
  }

  private void cut(long number, Consumer<Scene> ended) {
    while (!undecided.isEmpty() && undecided.getFirst().number < number) {
      undecided.removeFirst();
    }
    if (number <= sceneStart.number
        || undecided.isEmpty()
        || undecided.getFirst().number != number) {
      throw new IllegalStateException(
          "The detector %s reported a cut at frame %d after frame %d, with the last cut at %d and without announcing a late cut there; see SceneDetector.Session."
              .formatted(detector.describe(), number, last.number, sceneStart.number));
    }
    FrameTime at = undecided.getFirst();
    Scene scene = new Scene(sceneStart.number, at.number, sceneStart.time, at.time);
    sceneStart = at;
    ended.accept(scene);
  }
}
