package io.github.clipsearch.store.solr;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.StoreFixtures;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoHit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.apache.solr.embedded.JettySolrRunner;

/**
 * What a cluster of two nodes finds of what an exact search finds, how long both take, and the room
 * that a scene takes: over clustered vectors as in {@code benchmarks/search}, in a collection of
 * two shards. Nodes and searches share one JVM and its processors.
 *
 * <pre>SolrBenchmark SCENES [REPLICAS]</pre>
 */
public final class SolrBenchmark {
  private static final int DIMENSION = 512;
  private static final int SCENES_PER_VIDEO = 50;
  private static final int QUERIES = 200;
  private static final int LIMIT = 10;

  private final Random random = new Random(1);
  private final int videos;
  private final float[][] middles;

  private SolrBenchmark(int scenes) {
    videos = scenes / SCENES_PER_VIDEO;
    middles = new float[Math.max(10, scenes / 1000)][];
    Arrays.setAll(middles, i -> near(new float[DIMENSION], 1));
  }

  public static void main(String[] args) throws Exception {
    int replicas = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    new SolrBenchmark(Integer.parseInt(args[0])).run(replicas);
    System.exit(0); // Solr's threads stay
  }

  private void run(int replicas) throws Exception {
    String name = TestCluster.newName();
    SolrIndexStore.Builder settings =
        SolrIndexStore.builder(TestCluster.urls(), name).shards(2).replicas(replicas);
    EncoderIdentity encoder = new EncoderIdentity("benchmark", DIMENSION);
    try (IndexStore exact = new InMemoryIndexStore();
        SolrIndexStore solr = settings.open()) {
      exact.claim(encoder);
      solr.claim(encoder);
      float[][] queries = new float[QUERIES][];
      Arrays.setAll(queries, i -> near(middles[random.nextInt(middles.length)], 0.05f));
      index(exact, solr);
      new UpdateRequest().commit(TestCluster.cluster().getSolrClient(), name);
      size(name, replicas);
      for (Listing listing : Listing.values()) {
        compare("exact", exact, exact, queries, listing);
        for (int perHit : new int[] {1, 4, 10, 20, 40, 80}) {
          try (SolrIndexStore store = settings.candidatesPerHit(perHit).open()) {
            compare("candidates per hit " + perHit, exact, store, queries, listing);
          }
        }
      }
    }
  }

  private void index(IndexStore exact, IndexStore solr) {
    long nanos = 0;
    for (int video = 0; video < videos; video++) {
      float[][] vectors = new float[SCENES_PER_VIDEO][];
      Arrays.setAll(vectors, i -> near(middles[random.nextInt(middles.length)], 0.05f));
      var record = StoreFixtures.video("video %07d".formatted(video), SCENES_PER_VIDEO);
      var scenes = StoreFixtures.scenes(vectors);
      exact.put(record, scenes);
      long start = System.nanoTime();
      solr.put(record, scenes);
      nanos += System.nanoTime() - start;
    }
    System.out.printf(
        "%d scenes in %d videos, %.0f scenes/s%n",
        videos * SCENES_PER_VIDEO, videos, videos * SCENES_PER_VIDEO / (nanos / 1e9));
  }

  private void size(String name, int replicas) throws IOException {
    long bytes = 0;
    for (JettySolrRunner node : TestCluster.cluster().getJettySolrRunners()) {
      try (Stream<Path> files = Files.walk(Path.of(node.getSolrHome()))) {
        bytes +=
            files
                .filter(file -> file.toString().contains(name))
                .filter(file -> file.toString().contains("/index/"))
                .mapToLong(SolrBenchmark::size)
                .sum();
      }
    }
    System.out.printf(
        "%.0f bytes on the disk per scene and replica%n",
        bytes / (double) replicas / (videos * SCENES_PER_VIDEO));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(
      String name, IndexStore exact, IndexStore other, float[][] queries, Listing listing) {
    int found = 0;
    int wanted = 0;
    List<Long> nanos = new ArrayList<>();
    for (float[] vector : queries) {
      VectorQuery query = VectorQuery.builder(vector).listing(listing).limit(LIMIT).build();
      long start = System.nanoTime();
      List<VideoHit> hits = other.search(query).hits();
      nanos.add(System.nanoTime() - start);
      Set<String> names = names(exact.search(query).hits());
      wanted += names.size();
      names.retainAll(names(hits));
      found += names.size();
    }
    nanos.sort(Long::compare);
    System.out.printf(
        "%-6s %-24s recall@%d %.4f, median %.1f ms, 95 %% %.1f ms%n",
        listing,
        name,
        LIMIT,
        found / (double) wanted,
        nanos.get(nanos.size() / 2) / 1e6,
        nanos.get(nanos.size() * 95 / 100) / 1e6);
  }

  private static Set<String> names(List<VideoHit> hits) {
    Set<String> names = new HashSet<>();
    hits.forEach(hit -> names.add(hit.video().id() + "/" + hit.bestScene().number()));
    return names;
  }

  private float[] near(float[] middle, float spread) {
    float[] vector = middle.clone();
    double square = 0;
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] += spread * (random.nextFloat() + random.nextFloat() - 1);
      square += (double) vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }
}
