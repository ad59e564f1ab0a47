package io.github.clipsearch.store.lmdb;

import java.util.BitSet;

/** Which pages of the file are in use: one bit each, so that no page is used twice. */
final class PageUse {
  private final BitSet used = new BitSet();
  private final long end;

  /**
   * Starts with no page in use.
   *
   * @param end the number of the first page that is not there
   */
  PageUse(long end) {
    this.end = end;
  }

  /** What is wrong with using these pages, empty when nothing is and they are in use now. */
  String take(long first, long count) {
    if (first < MetaPage.COUNT || count < 1 || first > end - count) {
      return "%s outside of the file".formatted(name(first, count));
    }
    if (end > Integer.MAX_VALUE) {
      return ""; // more than 8 TiB: whether a page is used twice is not looked at
    }
    int from = (int) first;
    int to = (int) (first + count);
    int next = used.nextSetBit(from);
    if (next >= 0 && next < to) {
      return "page %d in use twice".formatted(next);
    }
    used.set(from, to);
    return "";
  }

  private static String name(long first, long count) {
    return count == 1 ? "page " + first : "%d pages from %d on".formatted(count, first);
  }
}
