package io.github.clipsearch.benchmarks;

import io.github.clipsearch.store.ExactScan;
import io.github.clipsearch.store.SceneTimes;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.VectorQuery;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Scoring vectors of 512 dimensions in native memory, on one thread, in each format in which a store
 * keeps them; the baseline reads the bytes of the float32 vectors. All is in the processor's caches
 * or just beyond them, so this is about arithmetic; benchmarks/search is about memory.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ScanKernels {
  private static final int DIMENSION = 512;
  private static final int VECTORS = 10_000;
  private static final int VECTORS_OF_A_VIDEO = 50;

  private final Map<VectorFormat, ByteBuffer> stored = new EnumMap<>(VectorFormat.class);
  private VectorQuery query;
  private LongBuffer bytes;

  /** Random vectors, the same in each run. */
  @Setup
  public void makeVectors() {
    Random random = new Random(1);
    for (VectorFormat format : VectorFormat.values()) {
      stored.put(
          format,
          ByteBuffer.allocateDirect(VECTORS * format.bytes(DIMENSION))
              .order(ByteOrder.LITTLE_ENDIAN));
    }
    for (int i = 0; i < VECTORS; i++) {
      float[] vector = vector(random);
      stored.forEach((format, target) -> format.encode(vector, target));
    }
    stored.values().forEach(ByteBuffer::flip);
    query = VectorQuery.builder(vector(random)).limit(10).build();
    bytes =
        stored.get(VectorFormat.FLOAT32).duplicate().order(ByteOrder.nativeOrder()).asLongBuffer();
  }

  private static float[] vector(Random random) {
    float[] vector = new float[DIMENSION];
    double squares = 0;
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += (double) vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  @Benchmark
  @OperationsPerInvocation(VECTORS)
  public long sumOfTheBytes() {
    long s0 = 0;
    long s1 = 0;
    long s2 = 0;
    long s3 = 0;
    for (int i = 0, end = bytes.limit(); i < end; i += 4) {
      s0 += bytes.get(i);
      s1 += bytes.get(i + 1);
      s2 += bytes.get(i + 2);
      s3 += bytes.get(i + 3);
    }
    return s0 + s1 + s2 + s3;
  }

  @Benchmark
  @OperationsPerInvocation(VECTORS)
  public ExactScan float32() {
    return scan(VectorFormat.FLOAT32);
  }

  @Benchmark
  @OperationsPerInvocation(VECTORS)
  public ExactScan float16() {
    return scan(VectorFormat.FLOAT16);
  }

  @Benchmark
  @OperationsPerInvocation(VECTORS)
  public ExactScan int8() {
    return scan(VectorFormat.INT8);
  }

  private ExactScan scan(VectorFormat format) {
    ByteBuffer all = stored.get(format);
    int length = VECTORS_OF_A_VIDEO * format.bytes(DIMENSION);
    ExactScan scan = new ExactScan(query);
    for (int from = 0; from < all.limit(); from += length) {
      ByteBuffer video = all.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
      scan.add("video " + from, video, format, NoTimes.INSTANCE);
    }
    return scan;
  }

  /** Not asked for: the query has no time range. */
  private enum NoTimes implements SceneTimes {
    INSTANCE;

    @Override
    public double start(int number) {
      return number;
    }

    @Override
    public double end(int number) {
      return number + 1;
    }
  }
}
