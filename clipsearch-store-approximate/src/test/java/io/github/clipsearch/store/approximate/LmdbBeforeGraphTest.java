package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreConcurrencyContract;
import io.github.clipsearch.store.IndexStoreContract;
import io.github.clipsearch.store.IndexStoreQueryContract;
import io.github.clipsearch.store.IndexStoreSearchContract;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** An LMDB store with nothing in the graph yet. */
class LmdbBeforeGraphTest {
  @TempDir private Path directory;

  private ApproximateIndexStore open() {
    return ApproximateIndexStore.builder(
            LmdbIndexStore.open(directory.resolve("index")), directory.resolve("graph"))
        .fromScenes(Long.MAX_VALUE)
        .open();
  }

  private IndexStore create() {
    return open();
  }

  @Nested
  class Keeping extends IndexStoreContract {
    @Override
    protected IndexStore create() {
      return LmdbBeforeGraphTest.this.create();
    }

    @Override
    protected IndexStore reopen(IndexStore open) {
      open.close();
      return create();
    }
  }

  @Nested
  class Searching extends IndexStoreSearchContract {
    @Override
    protected IndexStore create() {
      return LmdbBeforeGraphTest.this.create();
    }

    @Override
    protected IndexStore reopen(IndexStore open) {
      open.close();
      return create();
    }
  }

  @Nested
  class Querying extends IndexStoreQueryContract {
    @Override
    protected IndexStore create() {
      return LmdbBeforeGraphTest.this.create();
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
