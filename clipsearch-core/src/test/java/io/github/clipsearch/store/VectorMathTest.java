package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs without and with the Vector API. */
class VectorMathTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 16, 31, 32, 33, 255, 256, 257, 384})
  void aDotProductIsWhatDoubleArithmeticSays(int length) {
    Random random = new Random(length);
    float[] a = randomVector(random, length);
    float[] b = randomVector(random, length);
    float[] x = randomVector(random, length);
    float[] y = randomVector(random, length);
    float[] room = new float[length];
    Arrays.fill(room, 7);
    double expected = 0;
    for (int i = 0; i < length; i++) {
      expected += (double) a[i] * x[i] + (double) b[i] * y[i];
    }

    assertThat((double) VectorMath.fastest().dot(a, x, b, y, room))
        .isCloseTo(expected, within(5e-7));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 128, 129, 192})
  void productsOfBytesAreExact(int words) {
    Random random = new Random(words);
    byte[] bytes = new byte[4 * words];
    random.nextBytes(bytes);
    int[][] factors = new int[4][];
    Arrays.setAll(factors, place -> random.ints(words, -50_000, 50_000).toArray());
    int[] packed = new int[words];
    long expected = 0;
    for (int i = 0; i < bytes.length; i++) {
      packed[i / 4] |= (bytes[i] & 0xFF) << (8 * (i % 4));
      expected += (long) bytes[i] * factors[i % 4][i / 4];
    }

    assertThat(VectorMath.fastest().dot(packed, factors)).isEqualTo((int) expected);
  }

  @Test
  void theVectorApiIsUsedWhereItsModuleIs() {
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    assertThat(VectorMath.fastest().getClass().getSimpleName())
        .isEqualTo(present ? "VectorApiMath" : "PlainMath");
  }
}
