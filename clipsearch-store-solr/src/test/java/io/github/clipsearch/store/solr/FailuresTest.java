package io.github.clipsearch.store.solr;

import static io.github.clipsearch.store.StoreFixtures.ENCODER;
import static io.github.clipsearch.store.StoreFixtures.query;
import static io.github.clipsearch.store.StoreFixtures.scenes;
import static io.github.clipsearch.store.StoreFixtures.vector;
import static io.github.clipsearch.store.StoreFixtures.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.clipsearch.IncompatibleIndexException;
import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.IndexStore;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.solr.client.solrj.request.CollectionAdminRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when something is wrong with the cluster or the way to it. */
@Timeout(60)
final class FailuresTest {
  private static final float[] X = vector(1, 0, 0, 0);

  private final ReusedCollection collection = new ReusedCollection();

  @ParameterizedTest
  @ValueSource(strings = {"", "solr-1:8983/solr", "ftp://solr-1/solr", "http://solr 1/solr"})
  void whatIsNoUrlIsRefusedAtOnce(String text) {
    assertThatThrownBy(() -> SolrIndexStore.builder(List.of("http://solr-1/solr", text), "clips"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("http://solr-1/solr, " + text);
  }

  @Test
  void whatTheOptionsThrowComesThrough() {
    AtomicInteger clients = new AtomicInteger();
    SolrIndexStore.Builder builder =
        SolrIndexStore.builder(List.of("http://a/solr", "http://b/solr"), "clips")
            .client(
                options -> {
                  if (clients.incrementAndGet() == 2) {
                    throw new IllegalStateException("no certificate");
                  }
                });

    assertThatThrownBy(builder::open).hasMessage("no certificate");
  }

  @Test
  void aClusterThatIsAwayIsNamedAfterALimitedTime() throws Exception {
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0)) {
      closedPort = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + closedPort + "/solr";
    try (IndexStore store =
        SolrIndexStore.builder(List.of(url), "clips").retryFor(Duration.ofMillis(300)).open()) {
      assertThatThrownBy(() -> store.claim(ENCODER))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContainingAll("'clips'", url, "cannot be reached", "Are they running");
      assertThatThrownBy(() -> store.search(query(X, 1))).isInstanceOf(IndexStoreException.class);
      assertThatThrownBy(() -> store.put(video("a", 1), scenes(X)))
          .isInstanceOf(IndexStoreException.class);
    }
  }

  @Test
  void aNodeThatNeverAnswersIsGivenUp() throws Exception {
    try (IndexStore direct = collection.create();
        UnreliableNode node = new UnreliableNode(TestCluster.urls().get(0));
        IndexStore store =
            SolrIndexStore.builder(List.of(node.url()), collection.name())
                .timeout(Duration.ofMillis(500))
                .retryFor(Duration.ZERO)
                .open()) {
      direct.claim(ENCODER);
      store.encoder();
      node.fallSilent();

      assertThatThrownBy(() -> store.put(video("a", 1), scenes(X)))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContaining("answers in time");
      assertThatThrownBy(() -> store.video("a")).isInstanceOf(IndexStoreException.class);
    }
  }

  @Test
  void oneNodeThatIsAwayOrSilentIsPassedOver() throws Exception {
    try (IndexStore direct = collection.create();
        UnreliableNode silent = new UnreliableNode(TestCluster.urls().get(0));
        IndexStore store =
            SolrIndexStore.builder(
                    List.of("http://127.0.0.1:1/solr", silent.url(), TestCluster.urls().get(1)),
                    collection.name())
                .timeout(Duration.ofSeconds(2))
                .open()) {
      direct.claim(ENCODER);
      silent.fallSilent();

      store.put(video("a", 1), scenes(X));

      assertThat(store.search(query(X, 1))).hasSize(1);
    }
  }

  @Test
  void aCollectionForOtherVectorsIsRefused() {
    try (IndexStore store = collection.create()) {
      EncoderIdentity eight = new EncoderIdentity("test/eight", 8);

      assertThatThrownBy(() -> store.claim(eight))
          .isInstanceOf(IncompatibleIndexException.class)
          .hasMessageContainingAll("4 dimensions", "not of 8");
      assertThat(store.encoder()).isEmpty();
    }
  }

  @Test
  void aCollectionOfSomethingElseIsRefusedAndLeftAsItIs() throws Exception {
    String name = TestCluster.newName();
    TestCluster.cluster()
        .uploadConfigSet(Path.of("src/test/resources/other-schema"), name + "-config");
    CollectionAdminRequest.createCollection(name, name + "-config", 1, 1)
        .process(TestCluster.cluster().getSolrClient());
    try (IndexStore store = TestCluster.builder(name).open()) {
      assertThatThrownBy(() -> store.claim(ENCODER))
          .isInstanceOf(IncompatibleIndexException.class)
          .hasMessageContainingAll("'" + name + "'", "schema 'somebody-elses'", "'clipsearch-1'");
      assertThat(store.encoder()).isEmpty();
    }
  }

  @Test
  void aReadOnlyCollectionIsReadAndSaysSoWhenItIsWrittenTo() throws Exception {
    try (IndexStore writer = collection.create()) {
      writer.claim(ENCODER);
      writer.put(video("a", 1), scenes(X));
      writer.videos();
      setReadOnly("true");
      try (IndexStore store = TestCluster.builder(collection.name()).open()) {
        assertThat(store.videos()).hasSize(1);
        assertThat(store.search(query(X, 1))).hasSize(1);
        assertThatThrownBy(() -> store.put(video("b", 1), scenes(X)))
            .isInstanceOf(IndexStoreException.class)
            .hasMessageContainingAll("is read-only", "MODIFYCOLLECTION");
        assertThatThrownBy(() -> store.remove("a"))
            .isInstanceOf(IndexStoreException.class)
            .hasMessageContaining("is read-only");
      } finally {
        setReadOnly("");
      }
      assertThat(writer.videos()).hasSize(1);
    }
  }

  private void setReadOnly(String value) throws Exception {
    CollectionAdminRequest.modifyCollection(collection.name(), Map.of("readOnly", value))
        .process(TestCluster.cluster().getSolrClient());
  }

  @Test
  void aCollectionThatWasDeletedIsMissed() throws Exception {
    try (IndexStore store = collection.createNew()) {
      store.claim(ENCODER);
      CollectionAdminRequest.deleteCollection(collection.name())
          .process(TestCluster.cluster().getSolrClient());

      assertThatThrownBy(() -> store.put(video("a", 1), scenes(X)))
          .isInstanceOf(IndexStoreException.class)
          .hasMessageContainingAll("'" + collection.name() + "'", "not there");
    }
  }

  @Test
  void credentialsAreThoseOfSolrJ() throws Exception {
    try (IndexStore direct = collection.create();
        UnreliableNode node = new UnreliableNode(TestCluster.urls().get(0))) {
      direct.claim(ENCODER);
      byte[] pair = "reader:geheim ü".getBytes(StandardCharsets.UTF_8);
      node.demand("Basic " + Base64.getEncoder().encodeToString(pair));
      try (IndexStore stranger = node.open(collection.name(), Duration.ZERO);
          IndexStore known =
              SolrIndexStore.builder(List.of(node.url()), collection.name())
                  .client(solr -> solr.withBasicAuthCredentials("reader", "geheim ü"))
                  .open()) {
        assertThatThrownBy(stranger::videos)
            .isInstanceOf(IndexStoreException.class)
            .hasMessageContainingAll("not to be used by this user", "Builder.client");
        known.put(video("a", 1), scenes(X));
        assertThat(known.search(query(X, 1))).hasSize(1);
      }
    }
  }

  @Test
  void tlsIsThatOfSolrJ(@TempDir Path folder) throws Exception {
    SSLContext tls = tls(folder.resolve("keys.p12"));
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    try (IndexStore direct = collection.create();
        UnreliableNode node = new UnreliableNode(TestCluster.urls().get(0), server)) {
      direct.claim(ENCODER);
      String url = node.url().replace("http:", "https:");
      try (IndexStore trusting =
              SolrIndexStore.builder(List.of(url), collection.name())
                  .client(solr -> solr.withSSLContext(tls))
                  .open();
          IndexStore wary =
              SolrIndexStore.builder(List.of(url), collection.name())
                  .retryFor(Duration.ZERO)
                  .open()) {
        trusting.put(video("a", 1), scenes(X));
        assertThat(trusting.search(query(X, 1))).hasSize(1);
        assertThatThrownBy(wary::videos)
            .isInstanceOf(IndexStoreException.class)
            .hasMessageContaining("TLS");
      }
    }
  }

  /** Of a certificate for 127.0.0.1 that nobody but its holder trusts. */
  private static SSLContext tls(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "changeit".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("own", keys.getCertificate(keys.aliases().nextElement()));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> SolrIndexStore.open(List.of(), "clips"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("at least one node");
    SolrIndexStore.Builder builder =
        SolrIndexStore.builder(List.of("http://127.0.0.1:1/solr"), "clips");
    assertThatThrownBy(() -> builder.shards(0)).hasMessageContaining("shards");
    assertThatThrownBy(() -> builder.replicas(0)).hasMessageContaining("replicas");
    assertThatThrownBy(() -> builder.timeout(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> builder.retryFor(Duration.ofSeconds(-1)))
        .hasMessageContaining("PT-1S");
    assertThatThrownBy(() -> builder.candidatesPerHit(0)).hasMessageContaining("candidates");
    assertThatThrownBy(() -> builder.mostCandidates(0)).hasMessageContaining("candidates");
  }
}
