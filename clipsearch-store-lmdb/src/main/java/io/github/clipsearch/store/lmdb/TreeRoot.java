package io.github.clipsearch.store.lmdb;

import java.nio.ByteBuffer;

/**
 * What LMDB 0.9 notes of a tree of pages (its {@code MDB_db}).
 *
 * @param flags of the database
 * @param depth levels of pages
 * @param branchPages pages above the leaves
 * @param leafPages pages with entries
 * @param overflowPages pages of large values
 * @param entries keys
 * @param page the root, or {@link #NONE}
 */
record TreeRoot(
    int flags,
    int depth,
    long branchPages,
    long leafPages,
    long overflowPages,
    long entries,
    long page) {
  static final int BYTES = 48;
  static final long NONE = -1;

  static TreeRoot read(ByteBuffer source, int offset) {
    return new TreeRoot(
        Short.toUnsignedInt(source.getShort(offset + 4)),
        Short.toUnsignedInt(source.getShort(offset + 6)),
        source.getLong(offset + 8),
        source.getLong(offset + 16),
        source.getLong(offset + 24),
        source.getLong(offset + 32),
        source.getLong(offset + 40));
  }
}
