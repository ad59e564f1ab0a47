package io.github.clipsearch.store.lmdb;

import java.util.Optional;
import java.util.function.Consumer;

/** Passes on what is found, and counts it. */
final class DamageLog {
  private final Consumer<? super IndexDamage> found;
  private long count;

  DamageLog(Consumer<? super IndexDamage> found) {
    this.found = found;
  }

  /** Something that concerns no single video. */
  void add(String place, String problem) {
    add(new IndexDamage(Optional.empty(), place, problem));
  }

  /** Something that concerns a video. */
  void add(String videoId, Table table, String problem) {
    add(new IndexDamage(Optional.of(videoId), table.toString(), problem));
  }

  void add(IndexDamage damage) {
    count++;
    found.accept(damage);
  }

  long count() {
    return count;
  }
}
