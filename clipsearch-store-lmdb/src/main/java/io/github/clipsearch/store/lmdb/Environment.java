package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.InvalidRequestException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.CopyFlags;
import org.lmdbjava.Dbi.MapResizedException;
import org.lmdbjava.Env;
import org.lmdbjava.Env.MapFullException;
import org.lmdbjava.Env.ReadersFullException;
import org.lmdbjava.LmdbException;
import org.lmdbjava.Txn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of one LMDB environment. Every transaction runs under the read half of {@link
 * #mapLock}; what moves or drops the map, growth and close, takes the write half and so waits for
 * them.
 */
final class Environment implements AutoCloseable {
  static final int READER_SLOTS = 512;

  private static final Logger LOG = LoggerFactory.getLogger(LmdbIndexStore.class);

  private static final List<String> LACK_OF_ROOM =
      List.of("ENOSPC", "EIO", "EFBIG", "EDQUOT", "No space left", "File too large");

  /** Doublings from the smallest map to the largest. */
  private static final int MAX_ATTEMPTS = 32;

  private final Path directory;
  private final Env<DirectBuffer> env;
  private final MapSize mapSize;
  private final ReentrantReadWriteLock mapLock = new ReentrantReadWriteLock();

  /**
   * Held by the one writer of this process. LMDB has a lock for that too, but its holder may be
   * another process, and a thread that waits there keeps the map from growing. Fair: a thread that
   * writes without a pause would otherwise take it again and again before those that wait.
   */
  private final ReentrantLock writerLock = new ReentrantLock(true);

  /** Half of the slots at most, so that many threads wait instead of failing. */
  private final Semaphore readerSlots = new Semaphore(READER_SLOTS / 2);

  /** The reading transaction of this thread, which calls from within its action share. */
  @SuppressWarnings("ThreadLocalUsage") // one per store: a thread may read from two stores at once
  private final ThreadLocal<@Nullable Txn<DirectBuffer>> snapshot = new ThreadLocal<>();

  private boolean closed;

  /**
   * Takes over an open environment.
   *
   * @param env closed by {@link #close}
   */
  Environment(Path directory, Env<DirectBuffer> env) {
    this.directory = directory;
    this.env = env;
    this.mapSize = new MapSize(env, toString());
  }

  /**
   * Reads under one snapshot. Within the action, further reads by the same thread see the same.
   *
   * @throws AlreadyClosedException when closed
   */
  <T> T read(Function<Txn<DirectBuffer>, T> action) {
    Txn<DirectBuffer> outer = snapshot.get();
    if (outer != null) {
      return action.apply(outer);
    }
    return withMap(
        () -> {
          try (Txn<DirectBuffer> txn = beginReading()) {
            snapshot.set(txn);
            return action.apply(txn);
          } catch (LmdbException e) {
            throw failed("read", e);
          } finally {
            snapshot.remove();
          }
        });
  }

  /** Does what takes a slot of a reader, while the map stays where it is. */
  private <T> T withMap(Supplier<T> action) {
    Interruption.acquire(readerSlots, this);
    try {
      Interruption.lock(mapLock.readLock(), this);
      try {
        return action.get();
      } finally {
        mapLock.readLock().unlock();
      }
    } finally {
      readerSlots.release();
    }
  }

  /**
   * Lets LMDB copy the index into an empty directory, as its last transaction left it. Others read
   * and write meanwhile.
   */
  void copy(Path emptyDirectory, CopyFlags... flags) {
    requireOutsideRead("copied");
    Interruption.throwIfInterrupted(this);
    withMap(
        () -> {
          requireUsable();
          try {
            env.copy(emptyDirectory.toFile(), flags);
            return true;
          } catch (LmdbException | IllegalArgumentException e) {
            throw failed("copy", e);
          }
        });
  }

  private Txn<DirectBuffer> beginReading() {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      requireUsable();
      try {
        return begin();
      } catch (MapResizedException e) {
        mapLock.readLock().unlock();
        try {
          changeMap(mapSize::adopt);
        } finally {
          mapLock.readLock().lock();
        }
      }
    }
    throw new IndexStoreException(this + " grows faster than it can be read.");
  }

  private Txn<DirectBuffer> begin() {
    try {
      return env.txnRead();
    } catch (ReadersFullException e) {
      int freed = env.readerCheck();
      LOG.debug("{}: freed {} reader slots of killed processes", this, freed);
      try {
        return env.txnRead();
      } catch (ReadersFullException again) {
        throw new IndexStoreException(
            "%s is read by %d threads of all processes at once, which is as many as it has room for. Let fewer read at once."
                .formatted(this, READER_SLOTS),
            again);
      }
    }
  }

  /**
   * Writes in one transaction: all of what the action wrote is on the disk when this returns, or
   * nothing is when it throws. The map grows until it fits, and the action is repeated each time.
   *
   * @throws AlreadyClosedException when closed
   */
  <T> T write(Function<Txn<DirectBuffer>, T> action) {
    requireOutsideRead("written to");
    Interruption.lock(writerLock, this);
    try {
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        try {
          return writeOnce(action);
        } catch (MapFullException e) {
          changeMap(mapSize::twice);
        } catch (MapResizedException e) {
          changeMap(mapSize::adopt);
        }
      }
      throw new IndexStoreException(this + " could not grow enough for what was to be stored.");
    } catch (LmdbException | IllegalArgumentException e) {
      // lmdbjava throws the latter for the operating system's codes that it does not know
      throw failed("write to", e);
    } finally {
      writerLock.unlock();
    }
  }

  private <T> T writeOnce(Function<Txn<DirectBuffer>, T> action) {
    Interruption.lock(mapLock.readLock(), this);
    try {
      requireUsable();
      try (Txn<DirectBuffer> txn = env.txnWrite()) {
        T result = action.apply(txn);
        txn.commit();
        return result;
      }
    } finally {
      mapLock.readLock().unlock();
    }
  }

  /**
   * Verifies the index as one transaction sees it, which keeps LMDB from overwriting any of it.
   *
   * @return how much was found
   */
  long verify(Consumer<? super IndexDamage> found) {
    requireOutsideRead("verified");
    Path data = directory.resolve(Opening.DATA_FILE);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<Long> count =
          read(txn -> IndexVerifier.verify(data, Optional.of(txn.getId()), found));
      if (count.isPresent()) {
        return count.get();
      }
    }
    throw new IndexStoreException(this + " is written to faster than it can be verified.");
  }

  private void changeMap(Runnable change) {
    Interruption.lock(mapLock.writeLock(), this);
    try {
      requireUsable();
      change.run();
    } finally {
      mapLock.writeLock().unlock();
    }
  }

  Env<DirectBuffer> env() {
    return env;
  }

  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    requireOutsideRead("closed");
    mapLock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        env.close();
        OpenDirectories.release(directory);
      }
    } finally {
      mapLock.writeLock().unlock();
    }
  }

  /** Waiting for the map lock while this thread's own reading holds it would never end. */
  private void requireOutsideRead(String what) {
    if (snapshot.get() != null) {
      throw new InvalidRequestException(
          this
              + " cannot be "
              + what
              + " while this thread reads from it. Collect the videos first, then change them.");
    }
  }

  private void requireUsable() {
    if (closed) {
      throw new AlreadyClosedException(this + " was closed.");
    }
    mapSize.requireMapped();
  }

  private IndexStoreException failed(String verb, RuntimeException cause) {
    return new IndexStoreException(
        "Could not %s %s: %s%s. What was stored before is unchanged. %d bytes are free on its disk."
            .formatted(
                verb,
                toString().replaceFirst("^The", "the"),
                isLackOfRoom(cause) ? "the disk is full, or its files may not be as large: " : "",
                cause.getMessage(),
                directory.toFile().getUsableSpace()),
        cause);
  }

  /** LMDB makes an input/output error of a write of which the disk took a part only. */
  private static boolean isLackOfRoom(RuntimeException cause) {
    String message = String.valueOf(cause.getMessage());
    return LACK_OF_ROOM.stream().anyMatch(message::contains);
  }

  @Override
  public String toString() {
    return "The index in " + directory;
  }
}
