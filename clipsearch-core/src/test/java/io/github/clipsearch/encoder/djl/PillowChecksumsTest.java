package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values come from Pillow, through {@code pillow_resize_checksums.py}. */
class PillowChecksumsTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1920, 1080, 398, 224, BILINEAR, f6642151
          1920, 1080, 398, 224, BICUBIC, ce05a446
          1080, 1920, 224, 398, BILINEAR, 3d3d4665
          1080, 1920, 224, 398, BICUBIC, 28ed0a02
          1279, 719, 224, 224, BILINEAR, 944e444b
          1279, 719, 224, 224, BICUBIC, 13ddbfae
          640, 480, 298, 224, BILINEAR, 7e6a2e90
          640, 480, 298, 224, BICUBIC, ea70d0e9
          333, 251, 97, 101, BILINEAR, a1bb9582
          333, 251, 97, 101, BICUBIC, 4a717034
          224, 224, 224, 224, BILINEAR, a224f7b0
          224, 224, 224, 224, BICUBIC, a224f7b0
          31, 17, 224, 224, BILINEAR, d8b66257
          31, 17, 224, 224, BICUBIC, f28623da
          1, 1, 7, 5, BILINEAR, 61393278
          1, 1, 7, 5, BICUBIC, 61393278
          2, 3, 64, 1, BILINEAR, 50a27389
          2, 3, 64, 1, BICUBIC, 17ded0de
          1, 10000, 8, 224, BILINEAR, 7f838861
          1, 10000, 8, 224, BICUBIC, d8e5a6c3
          10000, 1, 224, 8, BILINEAR, 4394abac
          10000, 1, 224, 8, BICUBIC, 97a7e865
          3001, 7, 5, 61, BILINEAR, 85a427cc
          3001, 7, 5, 61, BICUBIC, 8f34c9e3
          15, 1300, 16, 1299, BILINEAR, 3c72d35a
          15, 1300, 16, 1299, BICUBIC, 92b460fd
          1300, 15, 1299, 16, BILINEAR, 200ff678
          1300, 15, 1299, 16, BICUBIC, 1f89af46
          97, 2600, 3, 11, BILINEAR, 4796986d
          97, 2600, 3, 11, BICUBIC, 2bfb781c
          """)
  void resizedPicturesAreThoseOfPillow(
      int width,
      int height,
      int resizedWidth,
      int resizedHeight,
      ResampleFilter filter,
      String checksum) {
    Resampler resampler =
        new Resampler(
            width,
            new ResizeAxis(width, resizedWidth, 0, resizedWidth, filter),
            new ResizeAxis(height, resizedHeight, 0, resizedHeight, filter));

    byte[] resized = resampler.run(draw(width, height));

    CRC32 actual = new CRC32();
    actual.update(resized);
    assertThat(resized).hasSize(3 * resizedWidth * resizedHeight);
    assertThat("%08x".formatted(actual.getValue())).isEqualTo(checksum);
  }

  /** The same picture as in the script. */
  private static byte[] draw(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    int state = 12345;
    for (int y = 0, out = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        state = (state * 1103515245 + 12345) & 0x7fffffff;
        pixels[out++] = (byte) ((x / 5 + y / 3) % 2 == 1 ? 255 : 0);
        pixels[out++] = (byte) (x * 7 + y * 3);
        pixels[out++] = (byte) (state >> 16);
      }
    }
    return pixels;
  }
}
