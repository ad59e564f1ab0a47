package io.github.clipsearch.store.solr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.video.FrameSource;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The store does without what SolrJ names as its dependencies: ZooKeeper, Jetty, Jackson. */
final class LeanClassPathTest {
  /** What an application gets with this module, but for what no class here uses. */
  private static final List<String> PARTS =
      List.of(
          "/clipsearch-store-solr/target/classes",
          "/clipsearch-store-solr/target/test-classes",
          "/clipsearch-core/",
          "/clipsearch-core-",
          "/gson-",
          "/solr-solrj-9",
          "/solr-api-",
          "/commons-io-",
          "/slf4j-api-");

  @Test
  void aClassPathOfFewJarsIsEnough() throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> PARTS.stream().anyMatch(entry.replace('\\', '/')::contains))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Application.class.getName(),
                TestCluster.urls().get(0),
                TestCluster.newName())
            .redirectErrorStream(true)
            .start();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("found a, removed true, missed true");
  }

  /** Makes a collection, uses it, and meets a failure. */
  static final class Application {
    private Application() {}

    public static void main(String[] args) {
      float[] vector = {0.6f, 0.8f};
      VideoRecord video =
          new VideoRecord(
              "a",
              URI.create("file:///videos/clip.mp4"),
              640,
              360,
              25,
              1,
              1,
              VideoStatus.COMPLETE,
              List.of(),
              Map.of("year", 2026),
              new SourceStamp("0".repeat(64), 1000, Instant.EPOCH, "test"),
              FrameSource.UNKNOWN,
              Instant.EPOCH);
      try (SolrIndexStore store = SolrIndexStore.open(List.of(args[0]), args[1]);
          SolrIndexStore away =
              SolrIndexStore.builder(List.of("http://127.0.0.1:1/solr"), args[1])
                  .retryFor(Duration.ZERO)
                  .open()) {
        store.claim(new EncoderIdentity("test/lean", 2));
        store.put(video, List.of(new SceneRecord(new Scene(0, 25, 0, 1), 0.5, vector)));
        String found = store.search(VectorQuery.builder(vector).build()).hits().get(0).video().id();
        boolean missed = false;
        try {
          away.videos();
        } catch (IndexStoreException e) {
          missed = true;
        }
        System.out.printf("found %s, removed %s, missed %s%n", found, store.remove("a"), missed);
      }
    }
  }
}
