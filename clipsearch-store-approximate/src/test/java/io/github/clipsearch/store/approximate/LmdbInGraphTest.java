package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.lmdb.LmdbIndexStore;

/** An LMDB store with all in the graph when it is searched. */
class LmdbInGraphTest extends StoreContracts {
  LmdbInGraphTest() {
    super(LmdbIndexStore::open, true, true);
  }
}
