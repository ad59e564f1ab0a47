package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.InMemoryIndexStore;

/** A store in memory with all in the graph when it is searched. */
class MemoryInGraphTest extends StoreContracts {
  MemoryInGraphTest() {
    super(folder -> new InMemoryIndexStore(), true, false);
  }
}
