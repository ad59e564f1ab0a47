package io.github.clipsearch.examples.sqlite;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreSearchContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteIndexStoreSearchTest extends IndexStoreSearchContract {
  @TempDir Path folder;

  @Override
  protected IndexStore create() {
    return SqliteIndexStore.open(folder.resolve("index.sqlite"));
  }

  @Override
  protected IndexStore reopen(IndexStore open) {
    open.close();
    return create();
  }
}
