package io.github.clipsearch.store;

final class InMemoryIndexStoreConcurrencyTest extends IndexStoreConcurrencyContract {
  @Override
  protected IndexStore create() {
    return new InMemoryIndexStore();
  }
}
