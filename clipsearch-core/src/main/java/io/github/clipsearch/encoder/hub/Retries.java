package io.github.clipsearch.encoder.hub;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats what failed in passing: a few times, with growing waits. */
final class Retries {
  static final int ATTEMPTS = 5;
  static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  private final Pause pause;

  Retries(Pause pause) {
    this.pause = pause;
  }

  /** One of the attempts. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws TransientFailure, IOException, InterruptedException;
  }

  <T> T call(Attempt<T> attempt) throws IOException, InterruptedException {
    Duration wait = FIRST_WAIT;
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (TransientFailure e) {
        if (number == ATTEMPTS) {
          throw e.failure();
        }
        Duration next = shorter(e.retryAfter().orElse(wait), LONGEST_WAIT);
        LOG.info("{} Trying again in {} s.", e.failure().getMessage(), next.toSeconds());
        pause.of(next);
        wait = wait.multipliedBy(2);
      }
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
