package io.github.clipsearch.store.lmdb;

import java.nio.ByteBuffer;

/** A page of one of LMDB's trees, checked when it is made. */
final class TreePage {
  static final int HEADER = 16;
  private static final int BRANCH_FLAG = 1;
  private static final int LEAF_FLAG = 2;
  private static final int NODE_HEADER = 8;
  private static final int LARGEST_KEY = 511;
  private static final int BIG_VALUE_FLAG = 1;
  private static final int TABLE_FLAG = 2;

  private final ByteBuffer page;
  private final boolean isLeaf;
  private final int count;

  private TreePage(ByteBuffer page, boolean isLeaf, int count) {
    this.page = page;
    this.isLeaf = isLeaf;
    this.count = count;
  }

  /** Says what makes no sense. */
  static final class Nonsense extends Exception {
    private static final long serialVersionUID = 1;

    Nonsense(String message) {
      super(message);
    }
  }

  /**
   * Takes over a page.
   *
   * @param isLeaf whether it has to be one
   * @throws Nonsense when LMDB cannot have written this
   */
  static TreePage of(ByteBuffer page, long number, boolean isLeaf) throws Nonsense {
    require(page.getLong(0) == number, "it is page " + page.getLong(0) + " by its own number");
    int flags = page.getShort(10);
    require(
        flags == (isLeaf ? LEAF_FLAG : BRANCH_FLAG),
        "its flags are %d, not those of a %s".formatted(flags, isLeaf ? "leaf" : "branch"));
    int lower = Short.toUnsignedInt(page.getShort(12));
    int upper = Short.toUnsignedInt(page.getShort(14));
    require(
        lower >= HEADER && lower <= upper && upper <= page.capacity() && lower % 2 == 0,
        "its free room is from %d to %d".formatted(lower, upper));
    int count = (lower - HEADER) / 2;
    require(count >= 1, "it has no nodes");
    TreePage tree = new TreePage(page, isLeaf, count);
    int inNodes = 0;
    for (int i = 0; i < count; i++) {
      inNodes += tree.requireNode(i, upper);
    }
    require(inNodes == page.capacity() - upper, "its nodes overlap or leave gaps");
    return tree;
  }

  private static void require(boolean sensible, String problem) throws Nonsense {
    if (!sensible) {
      throw new Nonsense(problem);
    }
  }

  /** Returns the bytes that the node takes. */
  private int requireNode(int i, int upper) throws Nonsense {
    int node = node(i);
    require(
        node >= upper && node <= page.capacity() - NODE_HEADER && node % 2 == 0,
        "its node " + i + " is at " + node);
    int keyBytes = Short.toUnsignedInt(page.getShort(node + 6));
    require(keyBytes <= LARGEST_KEY, "its key " + i + " has " + keyBytes + " bytes");
    long bytes = (long) NODE_HEADER + keyBytes;
    if (isLeaf) {
      int flags = flags(i);
      require(
          flags == 0 || flags == BIG_VALUE_FLAG || flags == TABLE_FLAG,
          "its node " + i + " has the flags " + flags);
      require(keyBytes > 0, "its key " + i + " is empty");
      require(valueBytes(i) <= Integer.MAX_VALUE, "its value " + i + " is too large");
      bytes += isBig(i) ? Long.BYTES : valueBytes(i);
    }
    require(node + bytes <= page.capacity(), "its node " + i + " goes beyond its end");
    return (int) (bytes + 1 & ~1);
  }

  boolean isLeaf() {
    return isLeaf;
  }

  int count() {
    return count;
  }

  private int node(int i) {
    return Short.toUnsignedInt(page.getShort(HEADER + 2 * i));
  }

  private int flags(int i) {
    return Short.toUnsignedInt(page.getShort(node(i) + 4));
  }

  byte[] key(int i) {
    byte[] key = new byte[Short.toUnsignedInt(page.getShort(node(i) + 6))];
    page.get(node(i) + NODE_HEADER, key);
    return key;
  }

  /** The page below a node of a branch. */
  long child(int i) {
    return page.getLong(node(i)) & 0xFFFF_FFFF_FFFFL;
  }

  /** Whether the value is on pages of its own. */
  boolean isBig(int i) {
    return flags(i) == BIG_VALUE_FLAG;
  }

  /** Whether the value is the {@link TreeRoot} of a table. */
  boolean isTable(int i) {
    return flags(i) == TABLE_FLAG;
  }

  long valueBytes(int i) {
    return Integer.toUnsignedLong(page.getInt(node(i)));
  }

  /** The first page of a big value. */
  long bigPage(int i) {
    return page.getLong(value(i));
  }

  /** Where in the page the value is. */
  int value(int i) {
    return node(i) + NODE_HEADER + Short.toUnsignedInt(page.getShort(node(i) + 6));
  }

  ByteBuffer bytes() {
    return page;
  }
}
