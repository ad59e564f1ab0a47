package io.github.clipsearch.store.solr;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreContract;

final class SolrIndexStoreTest extends IndexStoreContract {
  private final ReusedCollection collection = new ReusedCollection();

  @Override
  protected IndexStore create() {
    return collection.create();
  }

  @Override
  protected IndexStore reopen(IndexStore open) {
    return collection.reopen(open);
  }
}
