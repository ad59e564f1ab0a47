package io.github.clipsearch.store.solr;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.StoreFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.solr.client.solrj.SolrRequest;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;

/**
 * A collection for vectors of four dimensions that is made once and emptied for each test, since
 * making one takes a second.
 */
final class ReusedCollection {
  private static @Nullable String shared;

  private String current = "";

  /** A store without an encoder, on the collection that all tests share. */
  IndexStore create() {
    if (shared == null) {
      String name = TestCluster.newName();
      try (SolrIndexStore store = TestCluster.builder(name).open()) {
        store.claim(StoreFixtures.ENCODER);
      }
      shared = name;
    }
    current = shared;
    TestCluster.empty(current);
    return open();
  }

  /** A store on a collection that is not there yet. */
  IndexStore createNew() {
    current = TestCluster.newName();
    return open();
  }

  IndexStore reopen(IndexStore open) {
    open.close();
    return open();
  }

  static String sharedName() {
    return Objects.requireNonNull(shared);
  }

  String name() {
    return current;
  }

  /** Asks Solr, past the store, for documents of the collection that all tests share. */
  static SolrDocumentList query(SolrParams params) {
    try {
      return TestCluster.cluster()
          .getSolrClient()
          .query(shared, params, SolrRequest.METHOD.POST)
          .getResults();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SolrServerException e) {
      throw new IllegalStateException(e);
    }
  }

  private IndexStore open() {
    return TestCluster.builder(current).open();
  }
}
