package io.github.clipsearch.store;

final class InMemoryIndexStoreTest extends IndexStoreContract {
  @Override
  protected IndexStore create() {
    return new InMemoryIndexStore();
  }
}
