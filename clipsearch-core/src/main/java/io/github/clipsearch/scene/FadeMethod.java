package io.github.clipsearch.scene;

/** What a {@link ThresholdDetector} takes for a fade. */
public enum FadeMethod {
  /** A fade to black: the brightness falls below the threshold. */
  FLOOR,
  /** A fade to white: the brightness rises to the threshold or above. */
  CEILING
}
