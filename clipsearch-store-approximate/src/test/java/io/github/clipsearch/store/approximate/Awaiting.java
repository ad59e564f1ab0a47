package io.github.clipsearch.store.approximate;

import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.testing.ForwardingStore;
import java.util.OptionalLong;

/** Searches only when the graph holds all that is in the store. */
final class Awaiting extends ForwardingStore {
  private final ApproximateIndexStore store;

  Awaiting(ApproximateIndexStore store) {
    super(store, true);
    this.store = store;
  }

  @Override
  public SearchResult search(VectorQuery query) {
    store.awaitGraph();
    return store.search(query);
  }

  @Override
  public OptionalLong revision() {
    return store.revision();
  }
}
