package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that stores and replaces videos, and says which number it has stored, until it is
 * killed.
 */
final class WritingProcess {
  static final int VIDEOS = 150;
  static final int SCENES = 5;

  private WritingProcess() {}

  static ApproximateIndexStore open(Path directory) {
    return ApproximateIndexStore.builder(
            LmdbIndexStore.open(directory.resolve("index")), directory.resolve("graph"))
        .fromScenes(0)
        .width(40)
        .batch(50, Duration.ofMillis(10))
        .open();
  }

  /** Stores number after number, each under an id that later numbers use as well. */
  static void put(ApproximateIndexStore store, int number) {
    Footage.put(store, number % VIDEOS, number, SCENES);
  }

  public static void main(String[] args) {
    try (ApproximateIndexStore store = open(Path.of(args[0]))) {
      store.claim(Footage.ENCODER);
      for (int number = Integer.parseInt(args[1]); ; number++) {
        put(store, number);
        System.out.println(number);
      }
    }
  }
}
