package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;

/** One detector on one video: its cuts, and the time that it took. */
final class DetectorRun {
  private final SceneDetector.Session session;
  private final List<Long> cuts = new ArrayList<>();
  private long nanos;

  DetectorRun(SceneDetector detector, VideoInfo video) {
    session = detector.open(video);
  }

  void accept(Frame frame) {
    long start = System.nanoTime();
    cuts.addAll(session.accept(frame));
    nanos += System.nanoTime() - start;
  }

  /** All cuts, after the last frame. */
  List<Long> finish() {
    cuts.addAll(session.finish());
    return cuts;
  }

  long nanos() {
    return nanos;
  }
}
