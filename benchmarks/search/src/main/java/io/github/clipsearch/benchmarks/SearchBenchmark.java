package io.github.clipsearch.benchmarks;

import io.github.clipsearch.encoder.EncoderIdentity;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.Metadata;
import io.github.clipsearch.store.ScanThreads;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.FrameSource;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Exact search over clustered vectors: time per query, against reading the same bytes, and what is
 * found in each format.
 *
 * <pre>SearchBenchmark FOLDER SCENES ROUNDS</pre>
 *
 * <p>The folder receives the vectors ({@code vectors.f32}, {@code queries.f32}, for peers) and the
 * indexes. All measurements are taken in turn, as many rounds as asked for; the best of each
 * counts, as other programs can only make them slower.
 */
public final class SearchBenchmark {
  private static final int DIMENSION = 512;
  private static final int SCENES_PER_VIDEO = 50;
  private static final int QUERIES = 100;
  private static final int LIMIT = 10;

  private SearchBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int scenes = Integer.parseInt(args[1]) / SCENES_PER_VIDEO * SCENES_PER_VIDEO;
    int rounds = Integer.parseInt(args[2]);
    int processors = Runtime.getRuntime().availableProcessors();
    Path vectors = folder.resolve("vectors.f32");
    List<float[]> queries = generate(folder, vectors, scenes);

    Map<String, Supplier<SearchResult>> searches = new TreeMap<>();
    Map<String, Double> bytes = new TreeMap<>();
    List<AutoCloseable> open = new ArrayList<>();
    int[] next = {0};
    for (VectorFormat format : VectorFormat.values()) {
      Path directory = folder.resolve("lmdb-" + format);
      if (!LmdbIndexStore.exists(directory)) {
        try (LmdbIndexStore store = LmdbIndexStore.builder(directory).vectorFormat(format).open()) {
          fill(store, vectors, scenes);
        }
      }
      for (int threads : processors > 1 ? new int[] {processors, 1} : new int[] {1}) {
        // a process opens an index once: the copy for the other number of threads shares its file
        Path view = threads == 1 ? directory : linked(directory);
        IndexStore store = LmdbIndexStore.builder(view).scanThreads(ScanThreads.of(threads)).open();
        open.add(store);
        String name = "LMDB " + format + ", threads " + threads;
        searches.put(name, () -> store.search(query(queries.get(next[0] % QUERIES))));
        bytes.put(name, (double) scenes * format.bytes(DIMENSION));
      }
    }
    if (args.length > 3 && args[3].equals("heap")) {
      for (int threads : new int[] {1, processors}) {
        IndexStore store = new InMemoryIndexStore(ScanThreads.of(threads));
        fill(store, vectors, scenes / 4); // its records keep a second copy of each vector
        open.add(store);
        String name = "heap, a quarter of the scenes, threads " + threads;
        searches.put(name, () -> store.search(query(queries.get(next[0] % QUERIES))));
        bytes.put(name, scenes / 4.0 * DIMENSION * Float.BYTES);
      }
    }

    Map<String, Double> best = new TreeMap<>();
    try (FileChannel channel = FileChannel.open(vectors)) {
      List<LongBuffer> parts = mapped(channel);
      // both by the same way, so that the compiler makes the same of both
      ExecutorService one = Executors.newFixedThreadPool(1);
      ExecutorService pool = Executors.newFixedThreadPool(processors);
      for (int round = 0; round < rounds; round++) {
        next[0] = round;
        record(best, "sum of the same bytes, threads 1", () -> sum(parts, one));
        record(best, "sum of the same bytes, threads " + processors, () -> sum(parts, pool));
        searches.forEach((name, search) -> record(best, name, search::get));
      }
      one.shutdown();
      pool.shutdown();
    }
    bytes.put("sum of the same bytes, threads 1", (double) scenes * DIMENSION * Float.BYTES);
    bytes.put(
        "sum of the same bytes, threads " + processors, (double) scenes * DIMENSION * Float.BYTES);
    best.forEach(
        (name, seconds) ->
            System.out.printf(
                "%-50s %8.1f ms %6.1f GB/s%n",
                name, seconds * 1e3, bytes.get(name) / seconds / 1e9));
    recall(searches, next);
    for (AutoCloseable store : open) {
      store.close();
    }
  }

  private static void recall(Map<String, Supplier<SearchResult>> searches, int[] next) {
    for (VectorFormat format : List.of(VectorFormat.FLOAT16, VectorFormat.INT8)) {
      int found = 0;
      int wanted = 0;
      for (int i = 0; i < 20; i++) {
        next[0] = i;
        Set<String> exact = names(searches.get("LMDB FLOAT32, threads 1").get());
        Set<String> other = names(searches.get("LMDB " + format + ", threads 1").get());
        wanted += exact.size();
        exact.retainAll(other);
        found += exact.size();
      }
      System.out.printf("recall@%d of %s: %.3f%n", LIMIT, format, found / (double) wanted);
    }
  }

  private static Set<String> names(SearchResult result) {
    Set<String> names = new HashSet<>();
    result.forEach(hit -> names.add(hit.video().id() + "/" + hit.bestScene().number()));
    return names;
  }

  private static VectorQuery query(float[] vector) {
    return VectorQuery.builder(vector).listing(Listing.SCENES).limit(LIMIT).build();
  }

  /** Measures the second of two runs: the first finds other measurements' data in the caches. */
  private static void record(Map<String, Double> best, String name, Runnable action) {
    action.run();
    long start = System.nanoTime();
    action.run();
    best.merge(name, (System.nanoTime() - start) / 1e9, Math::min);
  }

  /** Another directory with a hard link to the same data, to be read only. */
  private static Path linked(Path directory) throws IOException {
    Path other = directory.resolveSibling(directory.getFileName() + "-again");
    Files.createDirectories(other);
    Path data = other.resolve("data.mdb");
    if (!Files.exists(data)) {
      Files.createLink(data, directory.resolve("data.mdb"));
    }
    return other;
  }

  private static List<LongBuffer> mapped(FileChannel channel) throws IOException {
    List<LongBuffer> parts = new ArrayList<>();
    long part = 1L << 26;
    for (long from = 0; from < channel.size(); from += part) {
      ByteBuffer map =
          channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(part, channel.size() - from));
      parts.add(map.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer());
    }
    return parts;
  }

  private static void sum(List<LongBuffer> parts, ExecutorService pool) {
    List<Future<Long>> sums = new ArrayList<>();
    parts.forEach(part -> sums.add(pool.submit(() -> sum(part))));
    try {
      for (Future<Long> sum : sums) {
        sum.get();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static long sum(LongBuffer values) {
    long s0 = 0;
    long s1 = 0;
    long s2 = 0;
    long s3 = 0;
    long s4 = 0;
    long s5 = 0;
    long s6 = 0;
    long s7 = 0;
    for (int i = 0, end = values.limit() - 7; i < end; i += 8) {
      s0 += values.get(i);
      s1 += values.get(i + 1);
      s2 += values.get(i + 2);
      s3 += values.get(i + 3);
      s4 += values.get(i + 4);
      s5 += values.get(i + 5);
      s6 += values.get(i + 6);
      s7 += values.get(i + 7);
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
  }

  /** A thousandth as many clusters as vectors, which lie around their middle; queries as well. */
  private static List<float[]> generate(Path folder, Path vectors, int scenes) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(1);
    float[][] middles = new float[Math.max(10, scenes / 1000)][];
    Arrays.setAll(middles, i -> near(new float[DIMENSION], 1, random));
    List<float[]> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      queries.add(near(middles[random.nextInt(middles.length)], 0.05f, random));
    }
    write(folder.resolve("queries.f32"), queries);
    if (Files.exists(vectors) && Files.size(vectors) == (long) scenes * DIMENSION * Float.BYTES) {
      return queries;
    }
    Files.deleteIfExists(vectors);
    List<float[]> block = new ArrayList<>();
    for (int i = 1; i <= scenes; i++) {
      block.add(near(middles[random.nextInt(middles.length)], 0.05f, random));
      if (i % 1000 == 0 || i == scenes) {
        write(vectors, block);
        block.clear();
      }
    }
    return queries;
  }

  static float[] near(float[] middle, float spread, Random random) {
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

  private static void write(Path file, List<float[]> vectors) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(vectors.size() * DIMENSION * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] vector : vectors) {
      for (float value : vector) {
        bytes.putFloat(value);
      }
    }
    boolean append = file.getFileName().toString().startsWith("vectors");
    Files.write(
        file,
        bytes.array(),
        StandardOpenOption.CREATE,
        append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void fill(IndexStore store, Path vectors, int scenes) throws IOException {
    store.claim(new EncoderIdentity("benchmark", DIMENSION));
    try (FileChannel channel = FileChannel.open(vectors)) {
      ByteBuffer bytes =
          ByteBuffer.allocate(SCENES_PER_VIDEO * DIMENSION * Float.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int video = 0; video < scenes / SCENES_PER_VIDEO; video++) {
        channel.read(bytes.clear());
        bytes.flip();
        List<SceneRecord> records = new ArrayList<>();
        for (int i = 0; i < SCENES_PER_VIDEO; i++) {
          float[] vector = new float[DIMENSION];
          for (int j = 0; j < DIMENSION; j++) {
            vector[j] = bytes.getFloat();
          }
          records.add(new SceneRecord(new Scene(25L * i, 25L * (i + 1), i, i + 1), i, vector));
        }
        store.put(record("video %07d".formatted(video)), records);
      }
    }
  }

  static VideoRecord record(String id) {
    return new VideoRecord(
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
        Instant.EPOCH);
  }
}
