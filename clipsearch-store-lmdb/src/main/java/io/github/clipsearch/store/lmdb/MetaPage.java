package io.github.clipsearch.store.lmdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the two pages that a file of LMDB 0.9 begins with, on 64 bits and in the machine's byte
 * order. Transactions write them in turn.
 *
 * @param transaction that wrote it
 * @param pageBytes size of every page
 * @param lastPage the highest page that is or was in use
 * @param free the tree of the free pages
 * @param main the tree of the tables' names
 */
record MetaPage(long transaction, int pageBytes, long lastPage, TreeRoot free, TreeRoot main) {
  static final int COUNT = 2;
  private static final int HEADER = 16;
  private static final int META_FLAG = 8;
  private static final int MAGIC = 0xBEEFC0DE;
  private static final int DATA_VERSION = 1;
  private static final int FREE_TREE = HEADER + 24;
  private static final int MAIN_TREE = FREE_TREE + TreeRoot.BYTES;
  private static final int LAST_PAGE = MAIN_TREE + TreeRoot.BYTES;
  private static final int TRANSACTION = LAST_PAGE + 8;
  private static final int BYTES = TRANSACTION + 8;
  private static final int SMALLEST_PAGE = 256;
  private static final int LARGEST_PAGE = 0x8000;

  /** Those of both that make sense; what does not is reported. */
  static List<MetaPage> read(DataFile file, DamageLog damage) throws IOException {
    List<MetaPage> found = new ArrayList<>();
    if (file.bytes() < BYTES) {
      damage.add(Opening.DATA_FILE, "it has " + file.bytes() + " bytes: LMDB's first page is cut");
      return found;
    }
    // the first says how large it is; where it does not, the second is looked for where it usually
    // is
    int pageBytes = 4096;
    for (int number = 0; number < COUNT; number++) {
      long position = (long) number * pageBytes;
      if (file.bytes() < position + BYTES) {
        damage.add(Opening.DATA_FILE, "it ends within LMDB's page " + number);
        continue;
      }
      ByteBuffer page = file.read(position, BYTES);
      String problem = problem(page, number);
      if (problem.isEmpty()) {
        MetaPage meta = parse(page);
        pageBytes = meta.pageBytes;
        found.add(meta);
      } else {
        damage.add(Opening.DATA_FILE, problem);
      }
    }
    return found;
  }

  private static MetaPage parse(ByteBuffer page) {
    return new MetaPage(
        page.getLong(TRANSACTION),
        page.getInt(FREE_TREE),
        page.getLong(LAST_PAGE),
        TreeRoot.read(page, FREE_TREE),
        TreeRoot.read(page, MAIN_TREE));
  }

  private static String problem(ByteBuffer page, int number) {
    if (page.getLong(0) != number
        || (page.getShort(10) & META_FLAG) == 0
        || page.getInt(HEADER) != MAGIC) {
      return "its page " + number + " is not one that LMDB begins a file with";
    }
    if (page.getInt(HEADER + 4) != DATA_VERSION) {
      return "its page %d is of LMDB's data format %d, not %d"
          .formatted(number, page.getInt(HEADER + 4), DATA_VERSION);
    }
    int pageBytes = page.getInt(FREE_TREE);
    if (pageBytes < SMALLEST_PAGE || pageBytes > LARGEST_PAGE || Integer.bitCount(pageBytes) != 1) {
      return "its page " + number + " says that pages have " + pageBytes + " bytes";
    }
    return "";
  }
}
