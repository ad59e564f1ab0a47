package io.github.clipsearch.examples.sqlite;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreQueryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteIndexStoreQueryTest extends IndexStoreQueryContract {
  @TempDir Path folder;

  @Override
  protected IndexStore create() {
    return SqliteIndexStore.open(folder.resolve("index.sqlite"));
  }
}
