package io.github.clipsearch.store.solr;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreQueryContract;

final class SolrIndexStoreQueryTest extends IndexStoreQueryContract {
  private final ReusedCollection collection = new ReusedCollection();

  @Override
  protected IndexStore create() {
    return collection.create();
  }
}
