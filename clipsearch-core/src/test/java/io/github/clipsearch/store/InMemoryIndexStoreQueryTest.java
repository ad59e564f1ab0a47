package io.github.clipsearch.store;

final class InMemoryIndexStoreQueryTest extends IndexStoreQueryContract {
  @Override
  protected IndexStore create() {
    return new InMemoryIndexStore();
  }
}
