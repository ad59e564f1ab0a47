package io.github.clipsearch.store.solr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.apache.solr.cloud.MiniSolrCloudCluster;
import org.apache.solr.embedded.JettySolrRunner;

/** A SolrCloud of two nodes inside this JVM, shared by all tests and ended with the JVM. */
final class TestCluster {
  private static final AtomicInteger COLLECTIONS = new AtomicInteger();

  private TestCluster() {}

  /** Started when it is first needed. */
  private static final class Holder {
    static final MiniSolrCloudCluster CLUSTER = start();

    private static MiniSolrCloudCluster start() {
      try {
        Path folder = Files.createTempDirectory(Path.of("target"), "solr").toAbsolutePath();
        return new MiniSolrCloudCluster.Builder(2, folder).build();
      } catch (Exception e) {
        throw new IllegalStateException("Solr did not start", e);
      }
    }
  }

  static MiniSolrCloudCluster cluster() {
    return Holder.CLUSTER;
  }

  static List<String> urls() {
    return cluster().getJettySolrRunners().stream()
        .map(JettySolrRunner::getBaseUrl)
        .map(Object::toString)
        .toList();
  }

  /** The name of a collection that is not there yet. */
  static String newName() {
    return "clips" + COLLECTIONS.incrementAndGet();
  }

  /** Settings for two shards with two replicas each. */
  static SolrIndexStore.Builder builder(String collection) {
    return SolrIndexStore.builder(urls(), collection).shards(2).replicas(2);
  }

  /** Removes all documents of a collection, also the one that says who has claimed it. */
  static void empty(String collection) {
    commit(collection, new UpdateRequest().deleteByQuery("*:*"));
  }

  /** Makes all that was written visible to searches. */
  static void commit(String collection) {
    commit(collection, new UpdateRequest());
  }

  private static void commit(String collection, UpdateRequest request) {
    try {
      request.commit(cluster().getSolrClient(), collection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SolrServerException e) {
      throw new IllegalStateException(e);
    }
  }
}
