package io.github.clipsearch.store.lmdb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Goes over the entries of one of LMDB's trees in order, and reports every page that makes no sense
 * instead of following it. The layout is that of {@code mdb.c} 0.9 on little-endian machines of 64
 * bits.
 */
final class TreeReader {
  /** How the keys of a tree are ordered. */
  enum Order {
    /** By their bytes, unsigned. */
    BYTES,
    /** As the machine's whole numbers of 64 bits. */
    NUMBERS;

    int compare(byte[] a, byte[] b) {
      return this == BYTES
          ? Arrays.compareUnsigned(a, b)
          : Long.compareUnsigned(number(a), number(b));
    }

    static long number(byte[] key) {
      return key.length == Long.BYTES
          ? ByteBuffer.wrap(key).order(ByteOrder.nativeOrder()).getLong()
          : 0;
    }
  }

  private static final int VALUE_FLAG = 4;

  private final DataFile file;
  private final int pageBytes;
  private final TreeRoot root;
  private final Order order;
  private final PageUse use;
  private final String place;
  private final DamageLog damage;
  private final Deque<Position> path = new ArrayDeque<>();

  private long branchPages;
  private long leafPages;
  private long overflowPages;
  private long entries;
  private boolean damaged;
  private byte[] key = new byte[0];

  /** A page on the way to the entry, and the node in it. */
  private static final class Position {
    private final TreePage page;
    private int node = -1;

    Position(TreePage page) {
      this.page = page;
    }
  }

  /**
   * Stands before the first entry.
   *
   * @param use where the pages of this tree are noted, so that no other has them
   * @param place where damage is reported to be
   */
  TreeReader(
      DataFile file,
      int pageBytes,
      TreeRoot root,
      Order order,
      PageUse use,
      String place,
      DamageLog damage)
      throws IOException {
    this.file = file;
    this.pageBytes = pageBytes;
    this.root = root;
    this.order = order;
    this.use = use;
    this.place = place;
    this.damage = damage;
    if (root.page() != TreeRoot.NONE) {
      descend(root.page());
    }
  }

  private void descend(long number) throws IOException {
    String taken = use.take(number, 1);
    if (!taken.isEmpty()) {
      report(taken);
      return;
    }
    boolean isLeaf = path.size() + 1 >= root.depth();
    try {
      path.push(
          new Position(TreePage.of(file.read(number * pageBytes, pageBytes), number, isLeaf)));
      branchPages += isLeaf ? 0 : 1;
      leafPages += isLeaf ? 1 : 0;
    } catch (TreePage.Nonsense e) {
      report("page " + number + " is damaged: " + e.getMessage());
    } catch (EOFException e) {
      report("page " + number + " is missing: " + e.getMessage());
    }
  }

  private void report(String problem) {
    damaged = true;
    damage.add(place, problem);
  }

  /** Goes to the next entry; when there is none, compares what was found with the root's counts. */
  boolean next() throws IOException {
    while (!path.isEmpty()) {
      Position position = path.element();
      position.node++;
      if (position.node == position.page.count()) {
        path.pop();
        if (path.isEmpty()) {
          compareCounts();
        }
      } else if (!position.page.isLeaf()) {
        descend(position.page.child(position.node));
      } else if (enter(position)) {
        return true;
      }
    }
    return false;
  }

  private boolean enter(Position position) throws IOException {
    byte[] found = position.page.key(position.node);
    if (entries > 0 && order.compare(found, key) <= 0) {
      report("the keys are out of order after entry " + entries);
    }
    entries++;
    key = found;
    if (!position.page.isBig(position.node)) {
      return true;
    }
    long first = position.page.bigPage(position.node);
    long count = (valueBytes() + TreePage.HEADER - 1) / pageBytes + 1;
    String taken = use.take(first, count);
    if (!taken.isEmpty()) {
      report("the value of entry " + entries + " has " + taken);
      return false;
    }
    if (!isValuePage(first, count)) {
      report("page %d is damaged: it does not begin a value of %d pages".formatted(first, count));
      return false;
    }
    overflowPages += count;
    return true;
  }

  private boolean isValuePage(long first, long count) throws IOException {
    if (file.bytes() / pageBytes < first + count) {
      return false;
    }
    ByteBuffer header = file.read(first * pageBytes, TreePage.HEADER);
    return header.getLong(0) == first
        && header.getShort(10) == VALUE_FLAG
        && Integer.toUnsignedLong(header.getInt(12)) == count;
  }

  private void compareCounts() {
    if (damaged) {
      return; // the counts would say the same again
    }
    if (branchPages != root.branchPages()
        || leafPages != root.leafPages()
        || overflowPages != root.overflowPages()
        || entries != root.entries()) {
      report(
          "it has %d branches, %d leaves, %d pages of values and %d entries, but its root says %d, %d, %d and %d"
              .formatted(
                  branchPages,
                  leafPages,
                  overflowPages,
                  entries,
                  root.branchPages(),
                  root.leafPages(),
                  root.overflowPages(),
                  root.entries()));
    }
  }

  byte[] key() {
    return key;
  }

  /** The root of the table whose name the key is; empty when the value is something else. */
  Optional<TreeRoot> table() {
    TreePage page = path.element().page;
    int node = path.element().node;
    return page.isTable(node) && page.valueBytes(node) == TreeRoot.BYTES
        ? Optional.of(TreeRoot.read(page.bytes(), page.value(node)))
        : Optional.empty();
  }

  long valueBytes() {
    return path.element().page.valueBytes(path.element().node);
  }

  /** A piece of the value, in the machine's byte order. */
  ByteBuffer value(long offset, int length) throws IOException {
    TreePage page = path.element().page;
    int node = path.element().node;
    if (page.isBig(node)) {
      return file.read(page.bigPage(node) * pageBytes + TreePage.HEADER + offset, length);
    }
    return page.bytes()
        .slice(page.value(node) + Math.toIntExact(offset), length)
        .order(ByteOrder.nativeOrder());
  }
}
