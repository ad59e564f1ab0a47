package io.github.clipsearch.store.solr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** What docs/scale-out.md quotes opens an index. */
class GuideTest {
  private final List<String> urls = TestCluster.urls();
  private final String collection = TestCluster.newName();

  @Test
  void shardsAndReplicasAreChosenBeforeTheFirstUse() {
    try (SolrIndexStore store =
        SolrIndexStore.builder(urls, collection).shards(2).replicas(2).open()) {
      assertThat(store.videos()).isEmpty();
    }
  }

  @Test
  void theClientTakesPasswordsAndCertificates() throws Exception {
    try (SolrIndexStore store = open("reader", "secret", SSLContext.getDefault())) {
      assertThat(store.videos()).isEmpty();
    }
  }

  private SolrIndexStore open(String user, String password, SSLContext tls) {
    return SolrIndexStore.builder(urls, collection)
        .client(solr -> solr.withBasicAuthCredentials(user, password).withSSLContext(tls))
        .open();
  }
}
