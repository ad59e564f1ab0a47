package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreConcurrencyContract;
import io.github.clipsearch.store.IndexStoreContract;
import io.github.clipsearch.store.IndexStoreQueryContract;
import io.github.clipsearch.store.IndexStoreSearchContract;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every contract of a store, for a graph in one state beside a store of one kind. */
abstract class StoreContracts {
  @TempDir private Path directory;

  private final Function<Path, IndexStore> other;
  private final boolean inGraph;
  private final boolean keepsFiles;

  /**
   * For subclasses.
   *
   * @param other opens the other store, with its files in a folder
   * @param inGraph whether all is in the graph when it is searched, or nothing yet
   * @param keepsFiles whether the other store is the same when it is opened again
   */
  StoreContracts(Function<Path, IndexStore> other, boolean inGraph, boolean keepsFiles) {
    this.other = other;
    this.inGraph = inGraph;
    this.keepsFiles = keepsFiles;
  }

  private ApproximateIndexStore open() {
    return ApproximateIndexStore.builder(
            other.apply(directory.resolve("index")), directory.resolve("graph"))
        .fromScenes(inGraph ? 0 : Long.MAX_VALUE)
        .open();
  }

  private IndexStore create() {
    return inGraph ? new Awaiting(open()) : open();
  }

  private IndexStore reopen(IndexStore open) {
    if (!keepsFiles) {
      return open;
    }
    open.close();
    return create();
  }

  @Nested
  class Keeping extends IndexStoreContract {
    @Override
    protected IndexStore create() {
      return StoreContracts.this.create();
    }

    @Override
    protected IndexStore reopen(IndexStore open) {
      return StoreContracts.this.reopen(open);
    }
  }

  @Nested
  class Searching extends IndexStoreSearchContract {
    @Override
    protected IndexStore create() {
      return StoreContracts.this.create();
    }

    @Override
    protected IndexStore reopen(IndexStore open) {
      return StoreContracts.this.reopen(open);
    }
  }

  @Nested
  class Querying extends IndexStoreQueryContract {
    @Override
    protected IndexStore create() {
      return StoreContracts.this.create();
    }
  }

  @Nested
  class Sharing extends IndexStoreConcurrencyContract {
    @Override
    protected IndexStore create() {
      return open();
    }
  }
}
