package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.lmdbjava.DirectBufferProxy;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.LmdbException;
import org.lmdbjava.Txn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done with an index that this process has not open, and perhaps cannot open. */
final class ClosedIndex {
  private static final Logger LOG = LoggerFactory.getLogger(LmdbIndexStore.class);
  private static final int ATTEMPTS = 32;

  private ClosedIndex() {}

  static long verify(Path directory, Consumer<? super IndexDamage> found) {
    Path data = directory.resolve(Opening.DATA_FILE);
    if (!Files.isRegularFile(data)) {
      throw new IndexStoreException(
          "There is no index in %s: it has no file %s.".formatted(directory, Opening.DATA_FILE));
    }
    Path realPath;
    try {
      realPath = directory.toRealPath();
    } catch (IOException e) {
      throw new IndexStoreException("The directory " + directory + " cannot be read: " + e, e);
    }
    OpenDirectories.take(realPath);
    try (Reader reader = new Reader(realPath)) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<Long> count = IndexVerifier.verify(data, reader.transaction(), found);
        if (count.isPresent()) {
          return count.get();
        }
        reader.renew();
      }
      throw new IndexStoreException(
          "The index in " + directory + " is written to faster than it can be verified.");
    } finally {
      OpenDirectories.release(realPath);
    }
  }

  /**
   * Keeps other processes from overwriting what is being read, where LMDB can open the index. Where
   * it cannot, others cannot either.
   */
  private static final class Reader implements AutoCloseable {
    private Optional<Env<DirectBuffer>> env = Optional.empty();
    private Optional<Txn<DirectBuffer>> txn = Optional.empty();

    Reader(Path directory) {
      NativeLibrary.load();
      try {
        env =
            Optional.of(
                Env.create(DirectBufferProxy.PROXY_DB)
                    .setMapSize(0)
                    .setMaxReaders(Environment.READER_SLOTS)
                    .open(directory.toFile(), EnvFlags.MDB_RDONLY_ENV, EnvFlags.MDB_NOTLS));
        renew();
      } catch (LmdbException | IllegalArgumentException e) {
        LOG.debug("LMDB cannot open the index in {}, which is verified without it", directory, e);
      }
    }

    void renew() {
      txn.ifPresent(Txn::close);
      txn = env.map(Env::txnRead);
    }

    /** The one whose state is kept. */
    Optional<Long> transaction() {
      return txn.map(Txn::getId);
    }

    @Override
    public void close() {
      txn.ifPresent(Txn::close);
      env.ifPresent(Env::close);
    }
  }
}
