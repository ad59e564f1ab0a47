package io.github.clipsearch.benchmarks;

import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import org.apache.lucene.util.VectorUtil;

/**
 * Lucene's and JVector's own arithmetic over all of the vectors that the search benchmark has written,
 * one query at a time on one thread: what an exact search would take with them, from the heap.
 *
 * <pre>ExactPeers FOLDER ROUNDS</pre>
 */
public final class ExactPeers {
  private static final int DIMENSION = ClusteredVectors.DIMENSION;
  private static final int LIMIT = 10;
  private static final VectorTypeSupport TYPES =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  private ExactPeers() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    List<float[]> vectors = read(folder.resolve("vectors.f32"));
    List<float[]> queries = read(folder.resolve("queries.f32"));
    List<VectorFloat<?>> wrapped = new ArrayList<>(); // which share the arrays
    vectors.forEach(vector -> wrapped.add(TYPES.createFloatVector(vector)));
    double lucene = Double.POSITIVE_INFINITY;
    double jvector = Double.POSITIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      float[] query = queries.get(round % queries.size());
      VectorFloat<?> wrappedQuery = TYPES.createFloatVector(query);
      lucene =
          Math.min(
              lucene,
              seconds(vectors.size(), i -> VectorUtil.dotProduct(query, vectors.get(i))));
      jvector =
          Math.min(
              jvector,
              seconds(
                  vectors.size(),
                  i ->
                      io.github.jbellis.jvector.vector.VectorUtil.dotProduct(
                          wrappedQuery, wrapped.get(i))));
    }
    print("Lucene VectorUtil.dotProduct, heap, threads 1", lucene, vectors.size());
    print("JVector VectorUtil.dotProduct, heap, threads 1", jvector, vectors.size());
  }

  /** The time to find the best. */
  private static double seconds(int count, IntToDoubleFunction score) {
    long start = System.nanoTime();
    PriorityQueue<Double> best = new PriorityQueue<>();
    double least = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double scored = score.applyAsDouble(i);
      if (scored > least) {
        best.add(scored);
        if (best.size() > LIMIT) {
          best.remove();
          least = best.element();
        }
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String name, double seconds, long count) {
    System.out.printf(
        "%-50s %8.1f ms %6.1f GB/s%n",
        name, seconds * 1e3, count * DIMENSION * Float.BYTES / seconds / 1e9);
  }

  private static List<float[]> read(Path file) throws IOException {
    List<float[]> vectors = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.allocate(DIMENSION * 4).order(ByteOrder.LITTLE_ENDIAN);
    long count = Files.size(file) / bytes.capacity();
    try (FileChannel channel = FileChannel.open(file)) {
      for (long i = 0; i < count; i++) {
        channel.read(bytes.clear(), i * bytes.capacity());
        float[] vector = new float[DIMENSION];
        bytes.flip();
        for (int j = 0; j < DIMENSION; j++) {
          vector[j] = bytes.getFloat();
        }
        vectors.add(vector);
      }
    }
    return vectors;
  }
}
