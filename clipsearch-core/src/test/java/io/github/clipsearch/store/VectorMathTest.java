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
  @ValueSource(ints = {1, 2, 3, 4, 7, 16, 63, 64, 65, 511, 512, 513, 768})
  void aRowScoresAsDoubleArithmeticSaysAndTheSameInAnyCompany(int dimension) {
    Random random = new Random(dimension);
    float[] query = randomVector(random, dimension);
    int count = 7;
    float[] rows = new float[3 + count * dimension];
    for (int row = 0; row < count; row++) {
      System.arraycopy(randomVector(random, dimension), 0, rows, 3 + row * dimension, dimension);
    }
    float[] products = new float[2 + count];

    VectorMath.fastest().dots(query, rows, 3, count, products, 2);

    assertThat(products).startsWith(0, 0);
    for (int row = 0; row < count; row++) {
      int offset = 3 + row * dimension;
      double expected = 0;
      for (int i = 0; i < dimension; i++) {
        expected += (double) query[i] * rows[offset + i];
      }
      assertThat((double) products[2 + row]).isCloseTo(expected, within(5e-7));
      float[] alone = new float[1];
      VectorMath.fastest().dots(query, rows, offset, 1, alone, 0);
      assertThat(alone[0]).isEqualTo(products[2 + row]);
    }
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
