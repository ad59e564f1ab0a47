package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LmdbIndexStoreTest extends IndexStoreContract {
  private final Path directory;

  LmdbIndexStoreTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected IndexStore create() {
    return LmdbIndexStore.open(directory);
  }

  @Override
  protected IndexStore reopen(IndexStore open) {
    open.close();
    return create();
  }
}
