package io.github.clipsearch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Books the time that passes to the stages of indexing. */
final class StopWatch {
  enum Stage {
    DECODE,
    DETECT,
    SAMPLE,
    EMBED,
    STORE
  }

  /** Mutable sums, so that booking a frame allocates nothing. */
  private final Map<Stage, AtomicLong> nanos = new EnumMap<>(Stage.class);

  private long since = System.nanoTime();

  /** Starts a lap that is booked to no stage. */
  void restart() {
    since = System.nanoTime();
  }

  /** Books the time since the last call to a stage. */
  void book(Stage stage) {
    long now = System.nanoTime();
    sum(stage).addAndGet(now - since);
    since = now;
  }

  /** Books time that passed in other threads. */
  void add(Stage stage, long nanosElsewhere) {
    sum(stage).addAndGet(nanosElsewhere);
  }

  IndexTimings timings() {
    return new IndexTimings(
        of(Stage.DECODE), of(Stage.DETECT), of(Stage.SAMPLE), of(Stage.EMBED), of(Stage.STORE));
  }

  private Duration of(Stage stage) {
    return Duration.ofNanos(sum(stage).get());
  }

  private AtomicLong sum(Stage stage) {
    return nanos.computeIfAbsent(stage, s -> new AtomicLong());
  }
}
