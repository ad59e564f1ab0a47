package io.github.clipsearch.store.lmdb;

import static io.github.clipsearch.store.StoreFixtures.query;

import io.github.clipsearch.IndexStoreException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Stores videos until there is no room, looks at what is left, and goes on when there is room
 * again. Says so in lines; waits for one before it goes on.
 */
final class FillingProcess {
  static final int SCENES = 20;
  static final int REMOVED = 8;

  private FillingProcess() {}

  /** Argument: the directory of the index. */
  public static void main(String[] args) throws IOException {
    try (LmdbIndexStore store = LmdbIndexStore.open(Path.of(args[0]))) {
      store.claim(Videos512.ENCODER);
      int stored = 0;
      String message = "";
      while (message.isEmpty()) {
        message = put(store, stored);
        stored += message.isEmpty() ? 1 : 0;
      }
      System.out.println("full " + stored + " " + message);

      require(!put(store, stored).isEmpty(), "a second attempt fails as well");
      requireWhole(store, stored);
      for (int i = REMOVED; i > 0; i--) {
        require(store.remove("video " + --stored), "removing works");
      }
      requireWhole(store, stored);
      for (int i = REMOVED / 2; i > 0; i--) {
        require(put(store, stored++).isEmpty(), "what was removed is room");
      }
      requireWhole(store, stored);
      System.out.println("reused " + stored);

      require(System.in.read() >= 0, "somebody made room");
      for (int i = 0; i < 50; i++) {
        String problem = put(store, stored++);
        require(problem.isEmpty(), problem);
      }
      requireWhole(store, stored);
      System.out.println("grown " + stored);
    }
  }

  /** What was wrong; empty when the video was stored. */
  private static String put(LmdbIndexStore store, int number) {
    try {
      Videos512.put(store, "video " + number, number, SCENES);
      return "";
    } catch (IndexStoreException e) {
      return String.valueOf(e.getMessage());
    }
  }

  static void requireWhole(LmdbIndexStore store, int count) {
    require(store.verify(damage -> System.out.println(damage)) == 0, "the index is sound");
    require(store.videos().size() == count, "as many videos as were stored");
    for (int i = 0; i < count; i++) {
      require(
          store.scenes("video " + i).equals(Videos512.sceneRecords(i, SCENES)), "a video is whole");
    }
    float[] wanted = Videos512.sceneRecords(0, 1).get(0).embedding();
    require(store.search(query(wanted, 10_000)).hits().size() == count, "a search finds all");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("not true: " + what);
    }
  }
}
