package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreConcurrencyContract;
import io.github.clipsearch.store.IndexStoreContract;
import io.github.clipsearch.store.IndexStoreQueryContract;
import io.github.clipsearch.store.IndexStoreSearchContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** A store in memory with all in the graph when it is searched. */
class MemoryInGraphTest {
  @TempDir private Path directory;

  private ApproximateIndexStore open() {
    return ApproximateIndexStore.builder(new InMemoryIndexStore(), directory.resolve("graph"))
        .fromScenes(0)
        .open();
  }

  private IndexStore create() {
    return new Awaiting(open());
  }

  @Nested
  class Keeping extends IndexStoreContract {
    @Override
    protected IndexStore create() {
      return MemoryInGraphTest.this.create();
    }
  }

  @Nested
  class Searching extends IndexStoreSearchContract {
    @Override
    protected IndexStore create() {
      return MemoryInGraphTest.this.create();
    }
  }

  @Nested
  class Querying extends IndexStoreQueryContract {
    @Override
    protected IndexStore create() {
      return MemoryInGraphTest.this.create();
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
