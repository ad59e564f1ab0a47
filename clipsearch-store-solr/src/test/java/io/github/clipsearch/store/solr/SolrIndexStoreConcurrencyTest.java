package io.github.clipsearch.store.solr;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreConcurrencyContract;

final class SolrIndexStoreConcurrencyTest extends IndexStoreConcurrencyContract {
  private final ReusedCollection collection = new ReusedCollection();

  @Override
  protected IndexStore create() {
    return collection.create();
  }
}
