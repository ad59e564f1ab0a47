package io.github.clipsearch.store.lmdb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.PutFlags;
import org.lmdbjava.Txn;

/**
 * What one transaction sees of the tables. Belongs to the transaction's thread and is of no use
 * after it, and so are the buffers that it returns.
 */
final class View {
  private final Tables tables;
  private final Txn<DirectBuffer> txn;

  /** Is shown the entries of a table. */
  @FunctionalInterface
  interface EntryConsumer {
    /**
     * Is shown one entry.
     *
     * @param key decoded
     * @param value LMDB's own memory, read-only
     */
    void accept(String key, ByteBuffer value);
  }

  View(Tables tables, Txn<DirectBuffer> txn) {
    this.tables = tables;
    this.txn = txn;
  }

  /** The value of a key: LMDB's own memory, read-only and little-endian. */
  Optional<ByteBuffer> get(Table table, byte[] key) {
    @Nullable DirectBuffer value = tables.handle(table).get(txn, MapMemory.copyOf(key));
    return value == null ? Optional.empty() : Optional.of(readOnly(value));
  }

  /** A cursor before the first entry of a table, to be closed. */
  Cursor<DirectBuffer> cursor(Table table) {
    return tables.handle(table).openCursor(txn);
  }

  /** How messages name the index. */
  String index() {
    return tables.index();
  }

  /** The size of a page of the environment. */
  int pageBytes() {
    return tables.pageBytes();
  }

  /** Shows all entries, ordered by the bytes of their keys. */
  void forEach(Table table, EntryConsumer action) {
    try (Cursor<DirectBuffer> cursor = cursor(table)) {
      while (cursor.next()) {
        Interruption.throwIfInterrupted(index());
        DirectBuffer key = cursor.key();
        action.accept(key.getStringWithoutLengthUtf8(0, key.capacity()), readOnly(cursor.val()));
      }
    }
  }

  /** Makes room for a value, to be filled before anything else is written. */
  ByteBuffer reserve(Table table, byte[] key, int bytes) {
    DirectBuffer keyMemory = MapMemory.copyOf(key);
    Dbi<DirectBuffer> handle = tables.handle(table);
    return MapMemory.view(
        isBehindAll(table, key)
            ? handle.reserve(txn, keyMemory, bytes, PutFlags.MDB_APPEND)
            : handle.reserve(txn, keyMemory, bytes));
  }

  /**
   * Whether a key comes after all that are there. LMDB wants to be told: its pages then become
   * full, and otherwise half full.
   */
  private boolean isBehindAll(Table table, byte[] key) {
    try (Cursor<DirectBuffer> cursor = cursor(table)) {
      if (!cursor.last()) {
        return true;
      }
      DirectBuffer last = cursor.key();
      byte[] lastKey = new byte[last.capacity()];
      last.getBytes(0, lastKey);
      return Arrays.compareUnsigned(key, lastKey) > 0;
    }
  }

  void put(Table table, byte[] key, byte[] value) {
    reserve(table, key, value.length).put(value);
  }

  boolean delete(Table table, byte[] key) {
    return tables.handle(table).delete(txn, MapMemory.copyOf(key));
  }

  /** The map is mapped for reading only: writing to it would end the process. */
  static ByteBuffer readOnly(DirectBuffer value) {
    ByteBuffer view = MapMemory.view(value);
    return view.asReadOnlyBuffer().order(view.order());
  }
}
