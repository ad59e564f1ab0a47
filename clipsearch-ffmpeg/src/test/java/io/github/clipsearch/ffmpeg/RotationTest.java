package io.github.clipsearch.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turning the picture with the rows {@code abc} and {@code def}. */
class RotationTest {
  @ParameterizedTest
  @CsvSource({
    "0, abcdef", // abc / def
    "90, daebfc", // da / eb / fc
    "180, fedcba", // fed / cba
    "270, cfbead", // cf / be / ad
    "-90, cfbead",
    "450, daebfc",
    "89.9, daebfc"
  })
  void picturesAreTurnedClockwise(double degrees, String expected) {
    byte[] turned = new byte[18];

    Rotation.nearest(degrees).turn(threeOfEach("abcdef"), 3, 2, turned);

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
