package io.github.clipsearch.store.lmdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Notices that the end of {@code data.mdb} is missing, after an interrupted copy for example.
 * Reading what is mapped but not in the file would end the process, so this reads the file's pages
 * by ordinary means.
 *
 * <p>That the file is shorter than LMDB's last page number says is no proof: LMDB does not write
 * pages that it took and gave back in one transaction. So the trees of a short file are followed,
 * to see whether they lead beyond its end. The layout of LMDB's pages is that of {@code mdb.c} 0.9
 * on 64 bits, in the machine's byte order.
 */
final class WholeFile {
  private static final int META_PAGES = 2;
  private static final int PAGE_HEADER = 16;
  private static final int BRANCH_FLAG = 1;
  private static final int LEAF_FLAG = 2;
  private static final int NODE_HEADER = 8;
  private static final int BIG_VALUE_FLAG = 1;
  private static final int TABLE_FLAG = 2;
  private static final int FIRST_TREE = PAGE_HEADER + 24;
  private static final int TREE_BYTES = 48;
  private static final int TREE_ROOT = 40;
  private static final int LAST_PAGE = FIRST_TREE + 2 * TREE_BYTES;
  private static final int TRANSACTION = LAST_PAGE + 8;
  private static final long NO_ROOT = -1;
  private static final int DEEPEST = 64;

  private final FileChannel file;
  private final int pageBytes;
  private final long pages;

  private WholeFile(FileChannel file, int pageBytes) throws IOException {
    this.file = file;
    this.pageBytes = pageBytes;
    this.pages = file.size() / pageBytes;
  }

  /**
   * Whether all that the file's last transaction can reach is in the file.
   *
   * @param data the file {@code data.mdb}, which nobody writes to meanwhile
   * @param pageBytes size of a page
   * @throws IOException when the file cannot be read
   */
  static boolean isWhole(Path data, int pageBytes) throws IOException {
    try (FileChannel file = FileChannel.open(data, StandardOpenOption.READ)) {
      return new WholeFile(file, pageBytes).isWhole();
    }
  }

  private boolean isWhole() throws IOException {
    if (pages < META_PAGES) {
      return false;
    }
    ByteBuffer first = page(0);
    ByteBuffer second = page(1);
    ByteBuffer meta = first.getLong(TRANSACTION) > second.getLong(TRANSACTION) ? first : second;
    if (meta.getLong(LAST_PAGE) < pages) {
      return true;
    }
    try {
      return isTreeWhole(meta.getLong(FIRST_TREE + TREE_ROOT), 0)
          && isTreeWhole(meta.getLong(FIRST_TREE + TREE_BYTES + TREE_ROOT), 0);
    } catch (IndexOutOfBoundsException e) {
      return false; // no page of LMDB's
    }
  }

  private boolean isTreeWhole(long root, int depth) throws IOException {
    if (root == NO_ROOT) {
      return true;
    }
    if (root < META_PAGES || root >= pages || depth > DEEPEST) {
      return false;
    }
    ByteBuffer page = page(root);
    int flags = page.getShort(10);
    int nodes = (Short.toUnsignedInt(page.getShort(12)) - PAGE_HEADER) / 2;
    for (int i = 0; i < nodes; i++) {
      int node = Short.toUnsignedInt(page.getShort(PAGE_HEADER + 2 * i));
      boolean whole =
          (flags & BRANCH_FLAG) != 0
              ? isTreeWhole(page.getLong(node) & 0xFFFF_FFFF_FFFFL, depth + 1)
              : isLeafWhole(page, node, depth);
      if (!whole) {
        return false;
      }
    }
    return (flags & (BRANCH_FLAG | LEAF_FLAG)) != 0;
  }

  private boolean isLeafWhole(ByteBuffer page, int node, int depth) throws IOException {
    int flags = page.getShort(node + 4);
    int value = node + NODE_HEADER + Short.toUnsignedInt(page.getShort(node + 6));
    if ((flags & BIG_VALUE_FLAG) != 0) {
      long bytes = Integer.toUnsignedLong(page.getInt(node));
      long first = page.getLong(value);
      long count = (PAGE_HEADER + bytes + pageBytes - 1) / pageBytes;
      return first >= META_PAGES && first <= pages - count;
    }
    return (flags & TABLE_FLAG) == 0 || isTreeWhole(page.getLong(value + TREE_ROOT), depth + 1);
  }

  private ByteBuffer page(long number) throws IOException {
    ByteBuffer page = ByteBuffer.allocate(pageBytes).order(ByteOrder.nativeOrder());
    while (page.hasRemaining()) {
      if (file.read(page, number * pageBytes + page.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    return page.flip();
  }
}
