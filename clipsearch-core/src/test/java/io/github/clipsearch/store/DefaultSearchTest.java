package io.github.clipsearch.store;

import io.github.clipsearch.testing.ForwardingStore;

/** A store that leaves searching to the interface's default. */
final class DefaultSearchTest extends IndexStoreSearchContract {
  @Override
  protected IndexStore create() {
    return new ForwardingStore(new InMemoryIndexStore(), true);
  }
}
