package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.InMemoryIndexStore;

/** A store in memory with nothing in the graph yet. */
class MemoryBeforeGraphTest extends StoreContracts {
  MemoryBeforeGraphTest() {
    super(folder -> new InMemoryIndexStore(), false, false);
  }
}
