package io.github.clipsearch.store.approximate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.store.StoreFixtures;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneBytesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 19, 512, 640, 768, 1024, 1152})
  void dotProductsOfBytesAreNearlyCosines(int dimension) {
    Random random = new Random(dimension);
    SceneBytes bytes = new SceneBytes(dimension);
    for (int i = 0; i < 50; i++) {
      float[] a = StoreFixtures.randomVector(random, dimension);
      float[] b = StoreFixtures.randomVector(random, dimension);

      double cosine = bytes.cosine(dot(bytes.of(a.clone()), bytes.of(b.clone())));

      assertThat(cosine).isCloseTo(dot(a, b), within(dimension < 100 ? 0.02 : 0.005));
    }
  }

  /** As encoders have them: a few components are many times as large as the others. */
  @ParameterizedTest
  @ValueSource(ints = {512, 768, 1152})
  void largeComponentsDoNotTakeTheRangeFromTheOthers(int dimension) {
    Random random = new Random(dimension);
    SceneBytes bytes = new SceneBytes(dimension);
    for (int i = 0; i < 50; i++) {
      float[] a = withLargeComponent(random, dimension);
      float[] b = withLargeComponent(random, dimension);

      double cosine = bytes.cosine(dot(bytes.of(a.clone()), bytes.of(b.clone())));

      assertThat(cosine).isCloseTo(dot(a, b), within(0.005));
    }
  }

  private static float[] withLargeComponent(Random random, int dimension) {
    float[] vector = StoreFixtures.randomVector(random, dimension);
    vector[dimension / 3] = 1.5f;
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < dimension; i++) {
      vector[i] /= (float) length;
    }
    return vector;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double dot(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
