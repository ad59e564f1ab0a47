package io.github.clipsearch.store.solr;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.IndexStoreQueryContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Everything that a query can say, while one of two nodes is away. */
final class OneNodeAwayQueryTest extends IndexStoreQueryContract {
  private static List<String> urls = List.of();

  private final ReusedCollection collection = new ReusedCollection();

  @BeforeAll
  static void stopOne() throws Exception {
    new ReusedCollection().create().close(); // while there are two for its replicas
    urls = TestCluster.urls();
    TestCluster.stop(0);
  }

  @AfterAll
  static void bringItBack() throws Exception {
    TestCluster.startAll(ReusedCollection.sharedName());
  }

  @Override
  protected IndexStore create() {
    collection.create().close();
    return SolrIndexStore.open(urls, collection.name());
  }
}
