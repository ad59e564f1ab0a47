package io.github.clipsearch.store.lmdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clipsearch.IndexStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks for everything that is wrong with an index, from LMDB's pages to the length of each vector.
 * Reads the file by ordinary means and not through LMDB, whose map would end the process where the
 * file is damaged. Memory does not depend on the size of the index, but for a bit for each page.
 */
final class IndexVerifier {
  private final DataFile file;
  private final MetaPage meta;
  private final PageUse use;
  private final DamageLog damage;

  private IndexVerifier(DataFile file, MetaPage meta, DamageLog damage) {
    this.file = file;
    this.meta = meta;
    this.damage = damage;
    this.use = new PageUse(meta.lastPage() + 1);
  }

  /**
   * Verifies what the last transaction left.
   *
   * @param data the file, of which nothing that this transaction can see is overwritten meanwhile
   * @param transaction the one to look at; where there is none, the last
   * @param found is shown what is wrong
   * @return how much was found, or empty when the transaction's page was overwritten before it was
   *     read
   * @throws IndexStoreException when the file cannot be read
   */
  static Optional<Long> verify(
      Path data, Optional<Long> transaction, Consumer<? super IndexDamage> found) {
    DamageLog damage = new DamageLog(found);
    try (DataFile file = new DataFile(data)) {
      List<IndexDamage> metaDamage = new ArrayList<>();
      List<MetaPage> metas = MetaPage.read(file, new DamageLog(metaDamage::add));
      Optional<MetaPage> meta =
          metas.stream()
              .filter(page -> transaction.isEmpty() || page.transaction() == transaction.get())
              .reduce((a, b) -> a.transaction() > b.transaction() ? a : b);
      if (transaction.isPresent() && meta.isEmpty() && metaDamage.isEmpty()) {
        return Optional.empty();
      }
      metaDamage.forEach(damage::add);
      if (meta.isPresent()) {
        new IndexVerifier(file, meta.get(), damage).verify();
      }
      return Optional.of(damage.count());
    } catch (IOException e) {
      throw new IndexStoreException(
          "The index in %s could not be read to verify it: %s".formatted(data.getParent(), e), e);
    }
  }

  private void verify() throws IOException {
    // a page beyond the end is reported where it is needed: LMDB does not write those that it took
    // and gave back in one transaction
    Map<Table, TreeRoot> roots = tables();
    Map<Table, TreeReader> readers = new EnumMap<>(Table.class);
    for (Map.Entry<Table, TreeRoot> root : roots.entrySet()) {
      readers.put(root.getKey(), reader(root.getValue(), root.getKey().toString()));
    }
    if (readers.containsKey(Table.FORMAT)) {
      FormatCheck format = FormatCheck.of(readers.get(Table.FORMAT), damage);
      if (!format.isReadable()) {
        return; // a reader that does not know the version must not read further
      }
      readers.remove(Table.FORMAT);
      boolean anyVideo = new VideoChecks(readers, format, damage).run();
      if (anyVideo && !format.hasEncoder()) {
        damage.add(
            Table.FORMAT.toString(),
            "there are videos, but no 'encoder.id' that says whose vectors");
      }
    }
    FreePages.check(file, meta, use, damage);
  }

  private TreeReader reader(TreeRoot root, String place) throws IOException {
    return new TreeReader(file, meta.pageBytes(), root, TreeReader.Order.BYTES, use, place, damage);
  }

  private Map<Table, TreeRoot> tables() throws IOException {
    Map<Table, TreeRoot> roots = new EnumMap<>(Table.class);
    if (meta.main().page() == TreeRoot.NONE) {
      return roots; // made, but nothing was ever written: opening it makes an index of it
    }
    TreeReader names = reader(meta.main(), Opening.DATA_FILE);
    while (names.next()) {
      String name = new String(names.key(), UTF_8);
      Optional<Table> table =
          Arrays.stream(Table.values()).filter(known -> known.toString().equals(name)).findFirst();
      if (table.isEmpty()) {
        damage.add(
            Opening.DATA_FILE,
            "it has an entry '%.40s' that is no table of an index".formatted(name));
      } else if (names.table().isEmpty()) {
        damage.add(name, "it is a value and not a table");
      } else if (names.table().get().flags() != 0) {
        damage.add(
            name, "it is a table with the flags %d, not 0".formatted(names.table().get().flags()));
      } else {
        roots.put(table.get(), names.table().get());
      }
    }
    for (Table table : Table.values()) {
      if (!roots.containsKey(table)) {
        damage.add(table.toString(), "the table is missing");
      }
    }
    return roots;
  }
}
