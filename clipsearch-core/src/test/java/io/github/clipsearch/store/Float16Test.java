package io.github.clipsearch.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float16Test {
  private static final int INFINITY = 0x7C00;

  /** What IEEE 754 says that the bits of a finite, positive half mean. */
  private static double meaning(int half) {
    int exponent = half >>> 10;
    int mantissa = half & 0x3FF;
    return exponent == 0
        ? Math.scalb(mantissa / 1024.0, -14)
        : Math.scalb(1 + mantissa / 1024.0, exponent - 15);
  }

  @Test
  void everyHalfMeansWhatTheStandardSays() {
    for (int half = 0; half < INFINITY; half++) {
      assertThat(Float16.toFloat((short) half)).isEqualTo((float) meaning(half));
      assertThat(Float16.toFloat((short) (half | 0x8000))).isEqualTo((float) -meaning(half));
    }
    assertThat(Float16.toFloat((short) 0x7C00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Float16.toFloat((short) 0xFC00)).isEqualTo(Float.NEGATIVE_INFINITY);
    for (int nan = 0x7C01; nan <= 0x7FFF; nan++) {
      assertThat(Float16.toFloat((short) nan)).isNaN();
      assertThat(Float16.toFloat((short) (nan | 0x8000))).isNaN();
    }
  }

  @Test
  void everyHalfComesBackFromItsFloat() {
    for (int half = 0; half <= 0xFFFF; half++) {
      float value = Float16.toFloat((short) half);
      if (Float.isNaN(value)) {
        assertThat(Float16.toFloat(Float16.of(value))).isNaN();
      } else {
        assertThat(Float16.of(value)).isEqualTo((short) half);
      }
    }
  }

  @Test
  void betweenTwoHalvesTheNearestIsTakenAndTheEvenOneHalfWay() {
    for (int half = 0; half < INFINITY; half++) {
      double next = half + 1 == INFINITY ? 65_536 : meaning(half + 1);
      float middle = (float) ((meaning(half) + next) / 2); // exact: a float has bits to spare
      int even = half + (half & 1);

      assertThat(Float16.of(middle)).isEqualTo((short) even);
      assertThat(Float16.of(Math.nextDown(middle))).isEqualTo((short) half);
      assertThat(Float16.of(Math.nextUp(middle))).isEqualTo((short) (half + 1));
      assertThat(Float16.of(-middle)).isEqualTo((short) (even | 0x8000));
    }
  }

  /** What numpy 1.24 makes of these. */
  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 8000",
    "1.0, 3c00",
    "-2.0, c000",
    "65504.0, 7bff",
    "65519.99609375, 7bff",
    "65520.0, 7c00",
    "1.0e30, 7c00",
    "Infinity, 7c00",
    "-Infinity, fc00",
    "6.103515625e-05, 400",
    "6.097555160522461e-05, 3ff",
    "5.960464477539063e-08, 1",
    "2.9802322387695312e-08, 0",
    "2.980232594040899e-08, 1",
    "8.940696716308594e-08, 2",
    "1.0e-10, 0",
    "0.1, 2e66",
    "0.333251953125, 3555",
    "1.00048828125, 3c00",
    "1.00146484375, 3c02",
    "0.04419417306780815, 29a8",
    "-0.04419417306780815, a9a8",
    "3.1415927, 4248",
    "6.103000123403035e-05, 400",
    "9.9e-06, a6"
  })
  void valuesRoundAsElsewhere(float value, String half) {
    assertThat(Float16.of(value)).isEqualTo((short) Integer.parseInt(half, 16));
  }
}
