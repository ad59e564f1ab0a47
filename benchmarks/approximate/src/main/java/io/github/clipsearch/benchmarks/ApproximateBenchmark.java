package io.github.clipsearch.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.Metadata;
import io.github.clipsearch.store.ScanThreads;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.store.approximate.ApproximateIndexStore;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.FrameSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The approximate store against the exact search of the LMDB store beside which it stands: how long
 * the graph takes to build, what it takes in memory and on the disk, and then for each width what is
 * found how fast. Exact and approximate searches take turns.
 *
 * <pre>ApproximateBenchmark FOLDER SCENES [WIDTH...]</pre>
 */
public final class ApproximateBenchmark {
  private static final int DIMENSION = ClusteredVectors.DIMENSION;
  private static final int SCENES_PER_VIDEO = 50;
  private static final int LIMIT = 10;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ApproximateBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int scenes = Integer.parseInt(args[1]) / SCENES_PER_VIDEO * SCENES_PER_VIDEO;
    int[] widths =
        args.length > 2
            ? Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray()
            : new int[] {100, 200, 400, 800};
    Vectors vectors = new Vectors(scenes);
    Path index = folder.resolve("lmdb");
    Path graph = folder.resolve("graph");
    if (!LmdbIndexStore.exists(index)) {
      try (IndexStore store = LmdbIndexStore.open(index)) {
        store.claim(new EncoderIdentity("benchmark", DIMENSION));
        for (int video = 0; video < scenes / SCENES_PER_VIDEO; video++) {
          put(store, "video %07d".formatted(video), vectors);
        }
      }
    }
    System.out.printf("%d scenes, index %d MiB%n", scenes, mebibytes(index));
    build(index, graph);
    for (int width : widths) {
      search(index, graph, width, vectors.queries);
    }
    update(index, graph, vectors);
  }

  private static void build(Path index, Path graph) throws IOException {
    boolean built = Files.exists(graph);
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    long processor = SYSTEM.getProcessCpuTime();
    try (ApproximateIndexStore store = approximate(index, graph, 400)) {
      store.awaitGraph();
      System.out.printf(
          "%s in %.0f s, processor %.0f s, heap at most %d MiB, disk %d MiB, %d scenes in %d parts%n",
          built ? "compared" : "built",
          (System.nanoTime() - start) / 1e9,
          (SYSTEM.getProcessCpuTime() - processor) / 1e9,
          heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20,
          mebibytes(graph),
          store.graph().scenes(),
          parts(graph));
    }
  }

  private static void search(Path index, Path graph, int width, List<float[]> queries)
      throws IOException {
    long start = System.nanoTime();
    try (ApproximateIndexStore store = approximate(index, graph, width)) {
      while (store.graph().comparing()) {
        Thread.onSpinWait();
      }
      double opened = (System.nanoTime() - start) / 1e9;
      List<Double> exactMillis = new ArrayList<>();
      List<Double> millis = new ArrayList<>();
      int found = 0;
      int answeredExactly = 0;
      long scored = 0;
      for (int round = 0; round < 2; round++) { // the first to warm up
        exactMillis.clear();
        millis.clear();
        found = 0;
        answeredExactly = 0;
        scored = 0;
        for (float[] query : queries) {
          long begin = System.nanoTime();
          SearchResult result = store.search(query(query, 0));
          long middle = System.nanoTime();
          // so deep a page is searched exactly
          SearchResult exact = store.search(query(query, width));
          long end = System.nanoTime();
          millis.add((middle - begin) / 1e6);
          exactMillis.add((end - middle) / 1e6);
          List<String> names = names(exact).subList(0, LIMIT);
          found += (int) names(result).stream().filter(names::contains).count();
          answeredExactly += result.exact() ? 1 : 0;
          scored += result.cost().scenes();
        }
      }
      System.out.printf(
          "width %4d: searchable after %.1f s, recall@%d %.3f, median %.2f ms, p95 %.2f ms,"
              + " exact search %.1f ms, ratio %.0f; %d scenes compared, %d of %d answered exactly%n",
          width,
          opened,
          LIMIT,
          found / (double) (LIMIT * queries.size()),
          quantile(millis, 0.5),
          quantile(millis, 0.95),
          quantile(exactMillis, 0.5),
          quantile(exactMillis, 0.5) / quantile(millis, 0.5),
          scored / queries.size(),
          answeredExactly,
          queries.size());
    }
  }

  /** What pending scenes cost, and how long they take to get into the graph. */
  private static void update(Path index, Path graph, Vectors vectors) throws IOException {
    try (ApproximateIndexStore store = approximate(index, graph, 400)) {
      store.awaitGraph();
      int videos = 80;
      for (int i = 0; i < videos; i++) {
        put(store, "new %07d".formatted(i), vectors);
      }
      List<Double> millis = new ArrayList<>();
      for (float[] query : vectors.queries) {
        long begin = System.nanoTime();
        store.search(query(query, 0));
        millis.add((System.nanoTime() - begin) / 1e6);
      }
      long pending = store.graph().pendingScenes();
      long start = System.nanoTime();
      store.awaitGraph();
      System.out.printf(
          "%d scenes pending: median %.2f ms; in the graph after %.1f s%n",
          pending, quantile(millis, 0.5), (System.nanoTime() - start) / 1e9);
      for (int i = 0; i < videos; i++) {
        store.remove("new %07d".formatted(i));
      }
      store.awaitGraph();
    }
  }

  private static ApproximateIndexStore approximate(Path index, Path graph, int width) {
    return ApproximateIndexStore.builder(
            LmdbIndexStore.builder(index).scanThreads(ScanThreads.ofProcessors()).open(), graph)
        .fromScenes(0)
        .width(width)
        .open();
  }

  private static VectorQuery query(float[] vector, int deeper) {
    return VectorQuery.builder(vector).listing(Listing.SCENES).limit(LIMIT + deeper).build();
  }

  private static List<String> names(SearchResult result) {
    return result.stream().map(hit -> hit.video().id() + "/" + hit.bestScene().number()).toList();
  }

  private static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[(int) (share * (sorted.length - 1))];
  }

  private static long mebibytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          >> 20;
    }
  }

  private static long parts(Path graph) throws IOException {
    try (Stream<Path> files = Files.list(graph)) {
      return files.filter(file -> file.toString().endsWith(".vex")).count();
    }
  }

  /** As {@link ClusteredVectors}, but one after the other. */
  private static final class Vectors {
    final List<float[]> queries = new ArrayList<>();
    private final Random random = new Random(1);
    private final float[][] middles;

    Vectors(int scenes) {
      middles = new float[Math.max(10, scenes / 1000)][];
      Arrays.setAll(middles, i -> ClusteredVectors.near(new float[DIMENSION], 1, random));
      for (int i = 0; i < ClusteredVectors.QUERIES; i++) {
        queries.add(next());
      }
    }

    float[] next() {
      return ClusteredVectors.near(middles[random.nextInt(middles.length)], 0.05f, random);
    }
  }

  private static void put(IndexStore store, String id, Vectors vectors) {
    List<SceneRecord> records = new ArrayList<>();
    for (int i = 0; i < SCENES_PER_VIDEO; i++) {
      records.add(new SceneRecord(new Scene(25L * i, 25L * (i + 1), i, i + 1), i, vectors.next()));
    }
    store.put(
        new VideoRecord(
            id,
            URI.create("file:///videos/clip.mp4"),
            640,
            360,
            25L * SCENES_PER_VIDEO,
            SCENES_PER_VIDEO,
            SCENES_PER_VIDEO,
            VideoStatus.COMPLETE,
            List.of(),
            Metadata.copyOf(Map.of()),
            new SourceStamp("0".repeat(64), 1000, Instant.EPOCH, "benchmark"),
            FrameSource.UNKNOWN,
            Instant.EPOCH),
        records);
  }
}
