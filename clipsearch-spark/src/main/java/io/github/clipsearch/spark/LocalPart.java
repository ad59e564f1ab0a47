package io.github.clipsearch.spark;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.ScanThreads;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An index with one video on the executor's own disk, where LMDB works; made when there is
 * something to store. Belongs to one task.
 */
final class LocalPart implements AutoCloseable {
  static final String FILE = "data.mdb";

  private final Path folder;
  private @Nullable IndexStore store;

  LocalPart(Path folder) {
    this.folder = folder;
  }

  static IndexStore open(Path folder) {
    return LmdbIndexStore.builder(folder).scanThreads(ScanThreads.of(1)).open();
  }

  IndexStore store() {
    if (store == null) {
      store = open(folder);
    }
    return store;
  }

  /** The file with the part, closed; only when there is one. */
  Path file() {
    close();
    return folder.resolve(FILE);
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
