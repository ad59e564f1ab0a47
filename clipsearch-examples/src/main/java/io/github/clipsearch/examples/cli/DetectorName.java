package io.github.clipsearch.examples.cli;

import io.github.clipsearch.scene.AdaptiveDetector;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.HashDetector;
import io.github.clipsearch.scene.HistogramDetector;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.ThresholdDetector;
import io.github.clipsearch.scene.TransitionDetector;

/** The detectors that the command line offers, each with its defaults. */
enum DetectorName {
  transition,
  content,
  adaptive,
  threshold,
  histogram,
  hash;

  SceneDetector detector() {
    return switch (this) {
      case transition -> TransitionDetector.withDefaults();
      case content -> ContentDetector.withDefaults();
      case adaptive -> AdaptiveDetector.withDefaults();
      case threshold -> ThresholdDetector.withDefaults();
      case histogram -> HistogramDetector.withDefaults();
      case hash -> HashDetector.withDefaults();
    };
  }
}
