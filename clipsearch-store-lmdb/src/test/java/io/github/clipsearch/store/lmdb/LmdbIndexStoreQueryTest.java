package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreQueryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LmdbIndexStoreQueryTest extends IndexStoreQueryContract {
  private final Path directory;

  LmdbIndexStoreQueryTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected IndexStore create() {
    return LmdbIndexStore.open(directory);
  }
}
