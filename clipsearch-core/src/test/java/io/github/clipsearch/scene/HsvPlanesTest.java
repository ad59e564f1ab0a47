package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HsvPlanesTest {
  /** Expected values: OpenCV's documentation of RGB to HSV for 8-bit images, worked out by hand. */
  @ParameterizedTest
  @CsvSource({
    "255,   0,   0,   0, 255, 255",
    "0,   255,   0,  60, 255, 255",
    "0,     0, 255, 120, 255, 255",
    "255, 255,   0,  30, 255, 255",
    "255,   0, 255, 150, 255, 255",
    "200, 100,  50,  10, 191, 200",
    "100,  50, 200, 130, 191, 200",
    "50,  200, 150,  80, 191, 200",
    "255,   0,  10, 179, 255, 255",
    "90,   90,  90,   0,   0,  90",
    "0,     0,   0,   0,   0,   0"
  })
  void convertsAsOpenCvDoes(int r, int g, int b, int hue, int saturation, int value) {
    HsvPlanes planes = new HsvPlanes(1);

    planes.convert(new byte[] {(byte) r, (byte) g, (byte) b});

    assertThat(planes.hue[0]).isEqualTo(hue);
    assertThat(planes.saturation[0]).isEqualTo(saturation);
    assertThat(planes.value[0]).isEqualTo(value);
  }
}
