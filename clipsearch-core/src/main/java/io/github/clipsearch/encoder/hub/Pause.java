package io.github.clipsearch.encoder.hub;

import java.time.Duration;

/** Waits; tests do not. */
@FunctionalInterface
interface Pause {
  void of(Duration duration) throws InterruptedException;
}
