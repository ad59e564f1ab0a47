package io.github.clipsearch;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.scene.SceneDetector;

/** What turns frames into scene embeddings. */
record Pipeline(SceneDetector detector, FrameSampler sampler, ClipEncoder encoder) {
  /** The line by which the index knows that scenes would come out the same again. */
  String settings() {
    return detector.describe() + " " + sampler.describe();
  }
}
