package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directories that this process has open. LMDB corrupts its lock table when a process opens an
 * environment twice, and does not notice.
 */
final class OpenDirectories {
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private OpenDirectories() {}

  /**
   * Takes a directory for one store.
   *
   * @param realPath without links, so that one directory has one name
   * @throws IndexStoreException when it is taken
   */
  static void take(Path realPath) {
    if (!OPEN.add(realPath)) {
      throw new IndexStoreException(
          "The index in "
              + realPath
              + " is already open in this process. Share that store between threads, or close it"
              + " first.");
    }
  }

  static void release(Path realPath) {
    OPEN.remove(realPath);
  }
}
