package io.github.clipsearch.examples.sqlite;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.InvalidRequestException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** The transactions of one SQLite file: as many reading ones as there are threads, one writing. */
final class Database implements AutoCloseable {
  private static final int VERSION = 1;

  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE encoder (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            id TEXT NOT NULL,
            dimension INTEGER NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE video (
            id BLOB PRIMARY KEY NOT NULL,
            uri TEXT NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            frame_count INTEGER NOT NULL,
            duration REAL NOT NULL,
            scene_count INTEGER NOT NULL,
            status TEXT NOT NULL,
            warnings TEXT NOT NULL,
            metadata TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            last_modified TEXT NOT NULL,
            settings TEXT NOT NULL,
            decoder TEXT NOT NULL,
            frames TEXT NOT NULL,
            indexed_at TEXT NOT NULL,
            vectors BLOB NOT NULL
          ) STRICT
          """,
          """
          CREATE TABLE scene (
            video BLOB NOT NULL REFERENCES video (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            start_frame INTEGER NOT NULL,
            end_frame INTEGER NOT NULL,
            start_time REAL NOT NULL,
            end_time REAL NOT NULL,
            time REAL NOT NULL,
            PRIMARY KEY (video, number)
          ) STRICT, WITHOUT ROWID
          """,
          "PRAGMA user_version = " + VERSION);

  private final Path file;

  /** Connections that nobody uses, each between two transactions. */
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  /** The transaction of this thread, which calls from within its work share. */
  @SuppressWarnings("ThreadLocalUsage") // one per store: a thread may read from two stores at once
  private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

  /** SQLite has one writer at a time too, but lets the others try again and again. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Transactions hold the read half; closing takes the write half and so waits for them. */
  private final ReentrantReadWriteLock openness = new ReentrantReadWriteLock();

  private boolean closed;

  /** What is done in a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection db) throws SQLException;
  }

  Database(Path file) {
    this.file = file;
    write(
        db -> {
          createOrCheckTables(db);
          return true;
        });
  }

  private void createOrCheckTables(Connection db) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS opening (no INTEGER)"); // waits for others
      statement.execute("DROP TABLE opening");
      try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
        int version = row.getInt(1);
        if (version == VERSION) {
          return;
        }
        if (version != 0) {
          throw new IncompatibleIndexException(
              "%s has version %d, but this program reads version %d. Use another file."
                  .formatted(this, version, VERSION));
        }
      }
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
    }
  }

  private Connection connect() throws SQLException {
    Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = db.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 30000"); // milliseconds, for other processes
      statement.execute("PRAGMA journal_mode = WAL"); // readers and the writer do not wait
      statement.execute("PRAGMA synchronous = FULL"); // what was stored survives a power failure
      statement.execute("PRAGMA foreign_keys = ON"); // is off unless asked for
    }
    db.setAutoCommit(false);
    return db;
  }

  /** Reads under one snapshot. Within the work, further reads by the same thread see the same. */
  <T> T read(Work<T> work) {
    Connection outer = current.get();
    try {
      return outer != null ? work.on(outer) : transaction(work);
    } catch (SQLException e) {
      throw failed("read", e);
    }
  }

  /** Writes all or nothing. */
  <T> T write(Work<T> work) {
    requireNotReading();
    writing.lock();
    try {
      return transaction(work);
    } catch (SQLException e) {
      throw failed("write", e);
    } finally {
      writing.unlock();
    }
  }

  private <T> T transaction(Work<T> work) throws SQLException {
    openness.readLock().lock();
    try {
      if (closed) {
        throw new AlreadyClosedException(this + " was closed.");
      }
      @Nullable Connection unused = idle.poll();
      Connection db = unused == null ? connect() : unused;
      boolean done = false;
      current.set(db);
      try {
        T result = work.on(db);
        db.commit();
        done = true;
        return result;
      } finally {
        current.remove();
        if (done) {
          idle.push(db);
        } else {
          db.close(); // and SQLite takes back what was not committed
        }
      }
    } finally {
      openness.readLock().unlock();
    }
  }

  private void requireNotReading() {
    if (current.get() != null) {
      throw new InvalidRequestException(
          this + " cannot be changed or closed by a thread that is reading from it.");
    }
  }

  private IndexStoreException failed(String verb, SQLException cause) {
    return new IndexStoreException(
        "Could not %s %s: %s. What was stored before is unchanged."
            .formatted(verb, toString().replaceFirst("^The", "the"), cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    requireNotReading();
    openness.writeLock().lock();
    try {
      closed = true;
      while (!idle.isEmpty()) {
        idle.pop().close();
      }
    } catch (SQLException e) {
      throw failed("close", e);
    } finally {
      openness.writeLock().unlock();
    }
  }

  @Override
  public String toString() {
    return "The index in " + file;
  }
}
