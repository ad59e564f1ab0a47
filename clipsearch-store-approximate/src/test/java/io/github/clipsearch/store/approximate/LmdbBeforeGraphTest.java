package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.lmdb.LmdbIndexStore;

/** An LMDB store with nothing in the graph yet. */
class LmdbBeforeGraphTest extends StoreContracts {
  LmdbBeforeGraphTest() {
    super(LmdbIndexStore::open, false, true);
  }
}
