package io.github.clipsearch;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.video.FrameSelection;

/** What turns frames into scene embeddings. */
record Pipeline(
    FrameSelection frames, SceneDetector detector, FrameSampler sampler, ClipEncoder encoder) {
  /** The line by which the index knows that scenes would come out the same again. */
  String settings() {
    String chosen = frames.isAll() ? "" : "frames(" + frames + ") ";
    return chosen + detector.describe() + " " + sampler.describe();
  }
}
