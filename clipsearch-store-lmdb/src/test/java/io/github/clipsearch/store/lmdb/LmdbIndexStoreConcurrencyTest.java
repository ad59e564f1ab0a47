package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreConcurrencyContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LmdbIndexStoreConcurrencyTest extends IndexStoreConcurrencyContract {
  private final Path directory;

  LmdbIndexStoreConcurrencyTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected IndexStore create() {
    return LmdbIndexStore.open(directory);
  }
}
