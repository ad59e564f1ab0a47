package io.github.clipsearch.store.lmdb;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.Txn;

/** The handles of the open {@link Table}s. */
final class Tables {
  private final Map<Table, Dbi<DirectBuffer>> handles = new EnumMap<>(Table.class);
  private final int pageBytes;
  private final String index;

  /**
   * Starts without any.
   *
   * @param pageBytes size of a page of the environment
   * @param index how messages name it
   */
  Tables(int pageBytes, String index) {
    this.pageBytes = pageBytes;
    this.index = index;
  }

  String index() {
    return index;
  }

  int pageBytes() {
    return pageBytes;
  }

  /**
   * Opens a table; it stays open when the transaction is committed.
   *
   * @param flags {@link DbiFlags#MDB_CREATE} where it may be new
   */
  void open(Env<DirectBuffer> env, Txn<DirectBuffer> txn, Table table, DbiFlags... flags) {
    handles.put(table, env.openDbi(txn, table.nameBytes(), null, false, flags));
  }

  Dbi<DirectBuffer> handle(Table table) {
    return Objects.requireNonNull(handles.get(table), table::toString);
  }

  /** The tables as one transaction sees them. */
  View in(Txn<DirectBuffer> txn) {
    return new View(this, txn);
  }
}
