package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Env;
import org.lmdbjava.LmdbException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The size of the memory map, which bounds the index. To be called while no transaction of this
 * process runs: the map moves.
 */
final class MapSize {
  private static final Logger LOG = LoggerFactory.getLogger(LmdbIndexStore.class);

  static final long SMALLEST = 16L << 20;

  /** What a process of 64 bits can address; beyond it something else is wrong. */
  private static final long LARGEST = 1L << 46;

  private final Env<DirectBuffer> env;
  private final String index;
  private @Nullable IndexStoreException failure;

  /**
   * Manages the map of an environment.
   *
   * @param index how messages name the index
   */
  MapSize(Env<DirectBuffer> env, String index) {
    this.env = env;
    this.index = index;
  }

  /** Grows a map that is smaller than {@link #SMALLEST} to it. */
  void reachSmallest() {
    if (env.info().mapSize < SMALLEST) {
      set(SMALLEST);
    }
  }

  void twice() {
    set(2 * env.info().mapSize);
  }

  /** Takes over the size that another process has made the map. */
  void adopt() {
    set(0);
  }

  /** Refuses to go on where a failed change has left no map at all. */
  void requireMapped() {
    if (failure != null) {
      throw new IndexStoreException(
          index + " lost its memory map. Close it and open it again.", failure);
    }
  }

  private void set(long bytes) {
    requireMapped();
    if (bytes > LARGEST) {
      throw new IndexStoreException(
          "%s cannot grow beyond %d bytes. Is it damaged?".formatted(index, LARGEST));
    }
    try {
      env.setMapSize(bytes);
      LOG.debug("{} has a map of {} bytes now", index, env.info().mapSize);
    } catch (LmdbException | IllegalArgumentException e) {
      // LMDB has unmapped the file before it failed: touching the map now would end the process
      failure =
          new IndexStoreException(
              "%s could not grow its memory map to %d bytes: %s. Nothing is lost; give the process more address space (or the disk more room, on Windows) and open the index again."
                  .formatted(index, bytes, e.getMessage()),
              e);
      throw failure;
    }
  }
}
