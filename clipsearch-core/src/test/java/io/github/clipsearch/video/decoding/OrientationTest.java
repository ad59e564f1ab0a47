package io.github.clipsearch.video.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turning and mirroring, with the display matrices that files carry. */
class OrientationTest {
  /** The picture has the rows {@code abc} and {@code def}; the matrix is a, b, c, d. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 0, abcdef", // abc / def
    "0, 1, -1, 0, 90, daebfc", // da / eb / fc
    "-1, 0, 0, -1, 180, fedcba", // fed / cba
    "0, -1, 1, 0, 270, cfbead", // cf / be / ad
    "-1, 0, 0, 1, 180, cbafed", // left and right exchanged
    "1, 0, 0, -1, 0, defabc", // top and bottom exchanged
    "0, 1, 1, 0, 90, adbecf", // rows to columns
    "0, -1, -1, 0, 270, fcebda"
  })
  void picturesAreTurnedAndMirrored(int a, int b, int c, int d, int degrees, String expected) {
    Orientation orientation = Orientation.of(a << 16, b << 16, c << 16, d << 16);
    byte[] turned = new byte[18];

    orientation.turn(threeOfEach("abcdef"), 3, 2, turned);

    assertThat(turned).isEqualTo(threeOfEach(expected));
    assertThat(orientation.degrees()).isEqualTo(degrees);
  }

  @Test
  void slightlyCrookedMatricesAreTakenAsTheNearestQuarter() {
    assertThat(Orientation.of(1200, 65_525, -65_525, 1200).degrees()).isEqualTo(90);
    assertThat(Orientation.of(65_000, -8_000, 8_000, 65_000)).isEqualTo(Orientation.UPRIGHT);
  }

  @ParameterizedTest
  @CsvSource({
    "0, abcdef",
    "90, daebfc",
    "180, fedcba",
    "270, cfbead",
    "-90, cfbead",
    "450, daebfc",
    "89.9, daebfc"
  })
  void turnsAreClockwise(double degrees, String expected) {
    byte[] turned = new byte[18];

    Orientation.turned(degrees).turn(threeOfEach("abcdef"), 3, 2, turned);

    assertThat(turned).isEqualTo(threeOfEach(expected));
  }

  private static byte[] threeOfEach(String pixels) {
    byte[] samples = new byte[3 * pixels.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (pixels.charAt(i / 3) + 30 * (i % 3));
    }
    return samples;
  }
}
