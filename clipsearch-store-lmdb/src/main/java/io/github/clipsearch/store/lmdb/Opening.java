package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.lmdbjava.DirectBufferProxy;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.LmdbException;
import org.lmdbjava.Meta;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a directory as an {@link Environment}. */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(LmdbIndexStore.class);
  static final String DATA_FILE = "data.mdb";

  private Opening() {}

  /**
   * Opens a directory, and creates it where there is none.
   *
   * @throws IndexStoreException when that is not possible, or a part of its data is missing
   */
  static Environment open(Path directory) {
    Path realPath = createDirectory(directory);
    OpenDirectories.take(realPath);
    Env<DirectBuffer> env;
    try {
      env = openLmdb(realPath);
    } catch (RuntimeException | Error e) {
      OpenDirectories.release(realPath);
      throw e;
    }
    Environment environment = new Environment(realPath, env);
    try {
      environment.write(
          txn -> {
            requireWhole(realPath, env.stat().pageSize);
            return true;
          });
      return environment;
    } catch (RuntimeException | Error e) {
      environment.close();
      throw e;
    }
  }

  private static Path createDirectory(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new IndexStoreException(
          "The index cannot be in "
              + directory
              + ": it is a file. Name a directory; it is created when there is none.");
    }
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
      return directory.toRealPath();
    } catch (IOException e) {
      throw new IndexStoreException(
          "The directory " + directory + " for the index cannot be created: " + e, e);
    }
  }

  private static Env<DirectBuffer> openLmdb(Path directory) {
    Meta.Version version = NativeLibrary.load();
    Env.Builder<DirectBuffer> builder =
        Env.create(DirectBufferProxy.PROXY_DB)
            .setMapSize(0) // the size that it had when it was last written to
            .setMaxDbs(Table.values().length)
            .setMaxReaders(Environment.READER_SLOTS);
    Env<DirectBuffer> env;
    try {
      // without MDB_NOTLS a reader's slot would belong to its thread until the thread ends
      env = builder.open(directory.toFile(), EnvFlags.MDB_NOTLS);
    } catch (LmdbException | IllegalArgumentException e) {
      throw notOpened(directory, e);
    }
    try {
      new MapSize(env, "The index in " + directory).reachSmallest();
      int freed = env.readerCheck();
      LOG.debug(
          "Opened the index in {} with LMDB {}.{}.{}; freed {} reader slots of killed processes",
          directory,
          version.major,
          version.minor,
          version.patch,
          freed);
      return env;
    } catch (LmdbException | IllegalArgumentException e) {
      env.close();
      throw notOpened(directory, e);
    } catch (RuntimeException | Error e) {
      env.close();
      throw e;
    }
  }

  private static IndexStoreException notOpened(Path directory, RuntimeException cause) {
    return new IndexStoreException(
        "The index in %s cannot be opened: %s. Where its files may be read and written, they are damaged or not LMDB's: restore a copy, or index the videos again into another directory."
            .formatted(directory, cause.getMessage()),
        cause);
  }

  private static void requireWhole(Path directory, int pageBytes) {
    Path data = directory.resolve(DATA_FILE);
    try {
      if (WholeFile.isWhole(data, pageBytes)) {
        return;
      }
    } catch (IOException e) {
      throw new IndexStoreException("The index in " + directory + " cannot be read: " + e, e);
    }
    throw new IndexStoreException(
        "The index in %s is damaged: the end of %s is missing. Restore a copy, or index the videos again into another directory."
            .formatted(directory, DATA_FILE));
  }
}
