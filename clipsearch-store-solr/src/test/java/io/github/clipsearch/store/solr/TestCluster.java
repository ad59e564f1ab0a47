package io.github.clipsearch.store.solr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.apache.solr.cloud.MiniSolrCloudCluster;
import org.apache.solr.embedded.JettySolrRunner;

/** A SolrCloud of two nodes inside this JVM, shared by all tests and ended with the JVM. */
final class TestCluster {
  private static final List<JettySolrRunner> STOPPED = new ArrayList<>();
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

  /** Stops a node as its operating system would ask it to. */
  static void stop(int node) throws Exception {
    JettySolrRunner runner = cluster().getJettySolrRunners().get(node);
    cluster().stopJettySolrRunner(node);
    STOPPED.add(runner);
    cluster().waitForJettyToStop(runner);
  }

  /** Starts what was stopped, and waits until a collection of two shards is whole again. */
  static void startAll(String collection) throws Exception {
    for (JettySolrRunner runner : STOPPED) {
      cluster().startJettySolrRunner(runner);
    }
    STOPPED.clear();
    cluster().waitForAllNodes(60);
    cluster().waitForActiveCollection(collection, 60, TimeUnit.SECONDS, 2, 4);
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
