package io.github.clipsearch.video.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of the standards, worked out by hand. */
class YuvToRgbTest {
  @ParameterizedTest
  @CsvSource({
    // matrix, full range, Y', Cb, Cr, red, green, blue
    "1, false,  16, 128, 128,   0,   0,   0",
    "1, false, 235, 128, 128, 255, 255, 255",
    "1, true,    0, 128, 128,   0,   0,   0",
    "1, true,  255, 128, 128, 255, 255, 255",
    "1, false,  63, 102, 240, 255,   1,   0", // BT.709's red
    "1, false, 173,  42,  26,   0, 255,   1", // its green
    "1, false,  32, 240, 118,   1,   0, 255", // its blue
    "5, false,  81,  90, 240, 254,   0,   0", // BT.601's red
    "2, false, 145,  54,  34,   0, 255,   1", // its green, matrix unknown
    "6, true,   29, 255, 107,   0,   0, 254", // its blue, full range
    "9, false,  74,  97, 240, 255,   0,   0", // BT.2020's red
  })
  void coloursAreThoseOfTheStandard(
      int matrix, boolean fullRange, int y, int cb, int cr, int red, int green, int blue) {
    byte[] rgb = new byte[3];

    YuvToRgb.of(matrix, fullRange)
        .convert(new YuvPlanes(1, 1, false, false, bytes(y), 1, bytes(cb), 1, bytes(cr), 1), rgb);

    assertThat(levels(rgb)[0]).isBetween(red - 1, red + 1);
    assertThat(levels(rgb)[1]).isBetween(green - 1, green + 1);
    assertThat(levels(rgb)[2]).isBetween(blue - 1, blue + 1);
  }

  @Test
  void theLastConverterIsTakenAgainWhileColoursStay() {
    YuvToRgb last = YuvToRgb.of(1, false);

    assertThat(YuvToRgb.of(last, 1, false)).isSameAs(last);
    assertThat(YuvToRgb.of(last, 1, true)).isNotSameAs(last);
    assertThat(YuvToRgb.of(last, 5, false)).isNotSameAs(last);
    assertThat(YuvToRgb.of(null, 5, false)).isNotNull();
  }

  @Test
  void sharedColourSamplesAreInterpolatedFromColumnToColumn() {
    byte[] rgb = new byte[3 * 5];

    // full range, grey 100; red is 100 + 1.402 times Cr: 0, 20 and 60 at the columns 0.5, 2.5, 4.5
    YuvToRgb.of(6, true)
        .convert(
            new YuvPlanes(
                5,
                1,
                true,
                false,
                bytes(100, 100, 100, 100, 100),
                5,
                bytes(128, 128, 128),
                3,
                bytes(128, 148, 188),
                3),
            rgb);

    int[] levels = levels(rgb);
    assertThat(new int[] {levels[0], levels[3], levels[6], levels[9], levels[12]})
        .containsExactly(100, 107, 121, 142, 170);
  }

  @Test
  void oddSizesAndPaddedRowsAreRead() {
    byte[] rgb = new byte[3 * 3 * 3];
    int[] luma = new int[3 * 4];
    Arrays.fill(luma, 77);
    luma[3] = 255; // padding
    luma[11] = 200;

    YuvToRgb.of(6, true)
        .convert(
            new YuvPlanes(
                3,
                3,
                true,
                true,
                bytes(luma),
                4,
                bytes(128, 128, 0, 128, 128),
                3,
                bytes(128, 128, 255, 128, 128),
                3),
            rgb);

    assertThat(rgb).containsOnly(77);
  }

  private static ByteBuffer bytes(int... levels) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(levels.length);
    for (int i = 0; i < levels.length; i++) {
      buffer.put(i, (byte) levels[i]);
    }
    return buffer;
  }

  private static int[] levels(byte[] rgb) {
    int[] levels = new int[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      levels[i] = rgb[i] & 0xff;
    }
    return levels;
  }
}
