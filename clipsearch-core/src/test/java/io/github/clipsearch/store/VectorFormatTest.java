package io.github.clipsearch.store;

import static io.github.clipsearch.store.StoreFixtures.randomVector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorFormatTest {
  private static final int[] DIMENSIONS = {1, 2, 3, 4, 5, 19, 64, 511, 512, 513, 768};

  @Test
  void theRoomOfAVector() {
    assertThat(VectorFormat.FLOAT32.bytes(512)).isEqualTo(2048);
    assertThat(VectorFormat.FLOAT16.bytes(512)).isEqualTo(1024);
    assertThat(VectorFormat.INT8.bytes(512)).isEqualTo(516);
    assertThat(VectorFormat.INT8.bytes(5)).as("a scale, 5 bytes, 3 zeros").isEqualTo(12);
    assertThatThrownBy(() -> VectorFormat.FLOAT32.bytes(1 << 29))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void theBytesAreThoseThatAreDocumented() {
    float[] vector = {0.6f, -0.8f, 0, 0, 0};

    assertThat(encoded(VectorFormat.FLOAT32, vector))
        .containsExactly(
            0x9a, 0x99, 0x19, 0x3f, 0xcd, 0xcc, 0x4c, 0xbf, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(encoded(VectorFormat.FLOAT16, vector))
        .containsExactly(0xcd, 0x38, 0x66, 0xba, 0, 0, 0, 0, 0, 0);
    // 0.8 becomes 127, 0.6 becomes 95.25, so 95; the scale is 1 / sqrt(95^2 + 127^2)
    byte[] int8 = encoded(VectorFormat.INT8, vector);
    assertThat(ByteBuffer.wrap(int8).order(ByteOrder.LITTLE_ENDIAN).getFloat())
        .isCloseTo(0.0063051f, within(1e-7f));
    assertThat(int8).endsWith(95, -127, 0, 0, 0, 0, 0, 0).hasSize(12);
  }

  @ParameterizedTest
  @EnumSource
  void aVectorComesBackAsNearAsTheFormatAllows(VectorFormat format) {
    double farthest =
        switch (format) {
          case FLOAT32 -> 0;
          case FLOAT16 -> 0.0005; // half of the last of 11 bits, relative
          case INT8 -> 0.03; // half of a 127th of the largest value, for each value
        };
    Random random = new Random(5);
    for (int dimension : DIMENSIONS) {
      float[] vector = randomVector(random, dimension);
      ByteBuffer bytes = ByteBuffer.wrap(encoded(format, vector));

      float[] back = format.decode(bytes, dimension);

      assertThat(bytes.hasRemaining()).isFalse();
      double distance = 0;
      double length = 0;
      for (int i = 0; i < dimension; i++) {
        distance += Math.pow(back[i] - vector[i], 2);
        length += (double) back[i] * back[i];
      }
      assertThat(Math.sqrt(distance)).isLessThanOrEqualTo(farthest);
      assertThat(Math.sqrt(length)).isCloseTo(1, within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource
  void zerosStayZeros(VectorFormat format) {
    for (int dimension : DIMENSIONS) {
      byte[] bytes = encoded(format, new float[dimension]);

      assertThat(bytes).containsOnly(0);
      assertThat(format.decode(ByteBuffer.wrap(bytes), dimension)).containsOnly(0f);
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorsLieBackToBackWhateverTheBuffersOrderAndPosition(VectorFormat format) {
    int dimension = 5;
    float[] first = randomVector(new Random(1), dimension);
    float[] second = randomVector(new Random(2), dimension);
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(3 + 2 * format.bytes(dimension))
            .order(ByteOrder.BIG_ENDIAN)
            .position(3);

    format.encode(first, buffer);
    format.encode(second, buffer);

    assertThat(buffer.hasRemaining()).isFalse();
    assertThat(buffer.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    buffer.position(3);
    assertThat(format.decode(buffer, dimension))
        .isEqualTo(format.decode(ByteBuffer.wrap(encoded(format, first)), dimension));
    assertThat(format.decode(buffer, dimension))
        .isEqualTo(format.decode(ByteBuffer.wrap(encoded(format, second)), dimension));
  }

  @ParameterizedTest
  @EnumSource
  void tooLittleRoomIsRefusedAndNothingWritten(VectorFormat format) {
    ByteBuffer small = ByteBuffer.allocate(format.bytes(6) - 1);

    assertThatThrownBy(() -> format.encode(new float[] {1, 0, 0, 0, 0, 0}, small))
        .isInstanceOf(BufferOverflowException.class);
    assertThatThrownBy(() -> format.decode(small, 6)).isInstanceOf(BufferUnderflowException.class);
    assertThat(small.position()).isZero();
    assertThat(small.array()).containsOnly(0);
  }

  @Test
  void theLargestValueOfAVectorUsesTheWholeByte() {
    assertThat(Int8.quantise(new float[] {0.012f, -0.02f, 0.005f})).containsExactly(76, -127, 32);
  }

  private static byte[] encoded(VectorFormat format, float[] vector) {
    ByteBuffer buffer = ByteBuffer.allocate(format.bytes(vector.length));
    format.encode(vector, buffer);
    assertThat(buffer.hasRemaining()).isFalse();
    return buffer.array();
  }
}
