package io.github.clipsearch.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene against JVector: how long a graph takes to build, what it then finds how fast, how much
 * memory and disk it takes.
 *
 * <pre>LibraryChoice FOLDER VECTORS (lucene-float32 | lucene-sq7 | lucene-int8 | jvector)...</pre>
 *
 * Each candidate count is also the width of the search; what is found is scored again exactly, as
 * the store does it.
 */
public final class LibraryChoice {
  private static final int[] CANDIDATES = {50, 100, 200, 400, 800};
  private static final int CONNECTIONS = 16;
  private static final int BUILD_WIDTH = 100;

  private LibraryChoice() {}

  interface Graph extends AutoCloseable {
    int[] search(float[] query, int candidates) throws IOException;

    @Override
    void close() throws IOException;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    ClusteredVectors vectors = new ClusteredVectors(Integer.parseInt(args[1]));
    List<int[]> exact = new ArrayList<>();
    for (float[] query : vectors.queries()) {
      exact.add(vectors.best(query, IntStream.range(0, vectors.count())));
    }
    System.out.printf("%d vectors, heap %d MiB%n", vectors.count(), heap());
    for (String name : Arrays.copyOfRange(args, 2, args.length)) {
      measure(name, folder.resolve(name), vectors, exact);
    }
  }

  private static void measure(
      String name, Path directory, ClusteredVectors vectors, List<int[]> exact) throws Exception {
    long before = heap();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long processor = system.getProcessCpuTime();
    long start = System.nanoTime();
    try (Graph graph =
        name.equals("jvector") ? new JVector(vectors) : new Lucene(name, directory, vectors)) {
      System.out.printf(
          "%s: built in %.0f s, processor %.0f s, heap + %d MiB, disk %d MiB%n",
          name,
          (System.nanoTime() - start) / 1e9,
          (system.getProcessCpuTime() - processor) / 1e9,
          heap() - before,
          size(directory) >> 20);
      for (int candidates : CANDIDATES) {
        List<int[]> found = new ArrayList<>();
        double[] millis = new double[2 * vectors.queries().size()];
        for (int i = 0; i < millis.length; i++) { // every query twice, the first time to warm up
          float[] query = vectors.queries().get(i % vectors.queries().size());
          long begin = System.nanoTime();
          int[] best = vectors.best(query, Arrays.stream(graph.search(query, candidates)));
          millis[i] = (System.nanoTime() - begin) / 1e6;
          if (i >= vectors.queries().size()) {
            found.add(best);
          }
        }
        double[] warm = Arrays.copyOfRange(millis, millis.length / 2, millis.length);
        Arrays.sort(warm);
        System.out.printf(
            "%-16s candidates %4d  recall@10 %.3f  median %6.2f ms  p95 %6.2f ms%n",
            name,
            candidates,
            ClusteredVectors.recall(exact, found),
            warm[warm.length / 2],
            warm[warm.length * 95 / 100]);
      }
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
  }

  private static long size(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** One directory of segments, as many as its merging leaves. */
  private static final class Lucene implements Graph {
    private final boolean bytes;
    private final DirectoryReader reader;

    Lucene(String name, Path directory, ClusteredVectors vectors) throws IOException {
      bytes = name.equals("lucene-int8");
      KnnVectorsFormat format =
          name.equals("lucene-sq7")
              ? new Lucene99HnswScalarQuantizedVectorsFormat(
                  CONNECTIONS, BUILD_WIDTH, 1, 7, false, null, null)
              : new Lucene99HnswVectorsFormat(CONNECTIONS, BUILD_WIDTH, 1, null);
      IndexWriterConfig config =
          new IndexWriterConfig()
              .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
              .setRAMBufferSizeMB(256)
              .setUseCompoundFile(false)
              .setCodec(
                  new Lucene912Codec() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                      return format;
                    }
                  });
      FSDirectory files = FSDirectory.open(directory);
      try (IndexWriter writer = new IndexWriter(files, config)) {
        int threads = Runtime.getRuntime().availableProcessors();
        IntStream.range(0, threads)
            .parallel()
            .forEach(
                thread -> {
                  try {
                    for (int i = thread; i < vectors.count(); i += threads) {
                      Document document = new Document();
                      document.add(new NumericDocValuesField("n", i));
                      document.add(
                          bytes
                              ? new KnnByteVectorField(
                                  "v",
                                  quantised(vectors.get(i)),
                                  VectorSimilarityFunction.DOT_PRODUCT)
                              : new KnnFloatVectorField(
                                  "v", vectors.get(i), VectorSimilarityFunction.DOT_PRODUCT));
                      writer.addDocument(document);
                    }
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
      }
      reader = DirectoryReader.open(files);
      System.out.println(reader.leaves().size() + " segments");
    }

    /** The largest component of such vectors is about 0.25. */
    private static byte[] quantised(float[] vector) {
      byte[] quantised = new byte[vector.length];
      for (int i = 0; i < vector.length; i++) {
        quantised[i] = (byte) Math.max(-127, Math.min(127, Math.round(vector[i] * 508)));
      }
      return quantised;
    }

    @Override
    public int[] search(float[] query, int candidates) throws IOException {
      List<int[]> found = new ArrayList<>();
      int count = 0;
      for (LeafReaderContext leaf : reader.leaves()) {
        ScoreDoc[] docs =
            (bytes
                    ? leaf.reader()
                        .searchNearestVectors(
                            "v", quantised(query), candidates, null, Integer.MAX_VALUE)
                    : leaf.reader()
                        .searchNearestVectors("v", query, candidates, null, Integer.MAX_VALUE))
                .scoreDocs;
        Arrays.sort(docs, (a, b) -> a.doc - b.doc);
        NumericDocValues numbers = leaf.reader().getNumericDocValues("n");
        int[] ofLeaf = new int[docs.length];
        for (int i = 0; i < docs.length; i++) {
          numbers.advanceExact(docs[i].doc);
          ofLeaf[i] = (int) numbers.longValue();
        }
        found.add(ofLeaf);
        count += ofLeaf.length;
      }
      int[] all = new int[count];
      int at = 0;
      for (int[] some : found) {
        System.arraycopy(some, 0, all, at, some.length);
        at += some.length;
      }
      return all;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** One graph on the heap, as it has to be to be updated. */
  private static final class JVector implements Graph {
    private static final VectorTypeSupport TYPES =
        VectorizationProvider.getInstance().getVectorTypeSupport();
    private final GraphIndexBuilder builder;
    private final ImmutableGraphIndex graph;
    private final RandomAccessVectorValues values;

    JVector(ClusteredVectors vectors) {
      List<VectorFloat<?>> list = new ArrayList<>(vectors.count());
      for (int i = 0; i < vectors.count(); i++) {
        list.add(TYPES.createFloatVector(vectors.get(i)));
      }
      values = new ListRandomAccessVectorValues(list, ClusteredVectors.DIMENSION);
      builder =
          new GraphIndexBuilder(
              values,
              io.github.jbellis.jvector.vector.VectorSimilarityFunction.DOT_PRODUCT,
              2 * CONNECTIONS, // Lucene's has as many on the lowest level
              BUILD_WIDTH,
              1.2f,
              1.2f,
              true);
      graph = builder.build(values);
    }

    @Override
    public int[] search(float[] query, int candidates) {
      SearchResult result =
          GraphSearcher.search(
              TYPES.createFloatVector(query),
              candidates,
              values,
              io.github.jbellis.jvector.vector.VectorSimilarityFunction.DOT_PRODUCT,
              graph,
              Bits.ALL);
      return Arrays.stream(result.getNodes()).mapToInt(node -> node.node).toArray();
    }

    @Override
    public void close() throws IOException {
      builder.close();
    }
  }
}
