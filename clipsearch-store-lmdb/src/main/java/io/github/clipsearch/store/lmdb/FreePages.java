package io.github.clipsearch.store.lmdb;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Checks LMDB's list of free pages: none of them may be in use, or be free twice. */
final class FreePages {
  private FreePages() {}

  /**
   * Checks the list.
   *
   * @param use in which all trees have noted their pages
   */
  static void check(DataFile file, MetaPage meta, PageUse use, DamageLog damage)
      throws IOException {
    TreeReader tree =
        new TreeReader(
            file,
            meta.pageBytes(),
            meta.free(),
            TreeReader.Order.NUMBERS,
            use,
            Opening.DATA_FILE,
            damage);
    while (tree.next()) {
      String problem = problem(tree, meta, use);
      if (!problem.isEmpty()) {
        damage.add(Opening.DATA_FILE, "its list of free pages is damaged: " + problem);
      }
    }
  }

  private static String problem(TreeReader tree, MetaPage meta, PageUse use) throws IOException {
    long transaction = TreeReader.Order.number(tree.key());
    if (tree.key().length != Long.BYTES || transaction > meta.transaction()) {
      return "it has an entry of a transaction " + transaction + " that was not there yet";
    }
    long numbers = tree.valueBytes() / Long.BYTES;
    long count = numbers < 1 ? -1 : tree.value(0, Long.BYTES).getLong();
    if (count < 0 || count > numbers - 1) {
      return "an entry of %d bytes says that it has %d pages".formatted(tree.valueBytes(), count);
    }
    String problem = "";
    for (long i = 0; i < count; i++) {
      ByteBuffer number = tree.value((1 + i) * Long.BYTES, Long.BYTES);
      String taken = use.take(number.getLong(), 1);
      problem = taken.isEmpty() ? problem : taken;
    }
    return problem;
  }
}
