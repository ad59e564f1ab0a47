package io.github.clipsearch.store;

final class InMemoryIndexStoreSearchTest extends IndexStoreSearchContract {
  @Override
  protected IndexStore create() {
    return new InMemoryIndexStore();
  }
}
