package io.github.clipsearch.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Vectors of length one, a thousandth as many clusters as vectors, which lie around their middle;
 * queries as well. The same as {@link SearchBenchmark} makes of the same number.
 */
final class ClusteredVectors {
  static final int DIMENSION = 512;
  static final int QUERIES = 100;
  static final int WANTED = 10;

  private final float[] values;
  private final int count;
  private final List<float[]> queries = new ArrayList<>();

  ClusteredVectors(int count) {
    this.count = count;
    Random random = new Random(1);
    float[][] middles = new float[Math.max(10, count / 1000)][];
    Arrays.setAll(middles, i -> near(new float[DIMENSION], 1, random));
    for (int i = 0; i < QUERIES; i++) {
      queries.add(near(middles[random.nextInt(middles.length)], 0.05f, random));
    }
    values = new float[Math.multiplyExact(count, DIMENSION)];
    for (int i = 0; i < count; i++) {
      float[] vector = near(middles[random.nextInt(middles.length)], 0.05f, random);
      System.arraycopy(vector, 0, values, i * DIMENSION, DIMENSION);
    }
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

  int count() {
    return count;
  }

  float[] get(int number) {
    return Arrays.copyOfRange(values, number * DIMENSION, (number + 1) * DIMENSION);
  }

  List<float[]> queries() {
    return queries;
  }

  float score(float[] query, int number) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int at = number * DIMENSION;
    for (int i = 0; i < DIMENSION; i += 4) {
      a += query[i] * values[at + i];
      b += query[i + 1] * values[at + i + 1];
      c += query[i + 2] * values[at + i + 2];
      d += query[i + 3] * values[at + i + 3];
    }
    return a + b + (c + d);
  }

  /** The numbers of the nearest of some vectors, best first. */
  int[] best(float[] query, IntStream numbers) {
    return numbers
        .parallel()
        .mapToObj(number -> new float[] {number, score(query, number)})
        .sorted((x, y) -> Float.compare(y[1], x[1]))
        .limit(WANTED)
        .mapToInt(found -> (int) found[0])
        .toArray();
  }

  /** The share of the nearest that are among those found, over all queries. */
  static double recall(List<int[]> exact, List<int[]> found) {
    int hits = 0;
    for (int i = 0; i < exact.size(); i++) {
      int[] sorted = found.get(i).clone();
      Arrays.sort(sorted);
      for (int number : exact.get(i)) {
        hits += Arrays.binarySearch(sorted, number) >= 0 ? 1 : 0;
      }
    }
    return hits / (double) (exact.size() * WANTED);
  }
}
