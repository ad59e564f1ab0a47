package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplerTest {
  @Test
  void anyWindowOfAnyPictureIsToTheBitWhatThePlainMethodMakes() {
    Random random = new Random(1);
    for (int round = 0; round < 400; round++) {
      int width = 1 + random.nextInt(round % 4 == 0 ? 700 : 60);
      int height = 1 + random.nextInt(round % 4 == 1 ? 700 : 60);
      int resizedWidth = 1 + random.nextInt(90);
      int resizedHeight = 1 + random.nextInt(90);
      // windows may begin before the picture and reach beyond it
      Window columns = Window.within(resizedWidth, random);
      Window rows = Window.within(resizedHeight, random);
      ResampleFilter filter =
          random.nextBoolean() ? ResampleFilter.BICUBIC : ResampleFilter.BILINEAR;
      byte[] pixels = picture(width, height, random);

      byte[] actual =
          new Resampler(
                  width,
                  new ResizeAxis(width, resizedWidth, columns.start, columns.length, filter),
                  new ResizeAxis(height, resizedHeight, rows.start, rows.length, filter))
              .run(pixels);

      byte[] whole =
          PlainResampler.resize(pixels, width, height, resizedWidth, resizedHeight, filter);
      assertThat(actual)
          .as(
              "%d x %d to %d x %d, %s, columns %s, rows %s",
              width, height, resizedWidth, resizedHeight, filter, columns, rows)
          .isEqualTo(cut(whole, resizedWidth, resizedHeight, columns, rows));
    }
  }

  @Test
  void picturesWithMoreRowsThanAreReadAtOnceHaveNoSeams() {
    // given more rows than one strip has, and a last strip that is not full
    int height = 4_001;
    byte[] pixels = picture(33, height, new Random(2));

    byte[] actual =
        new Resampler(
                33,
                new ResizeAxis(33, 9, 0, 9, ResampleFilter.BICUBIC),
                new ResizeAxis(height, 3_000, 0, 3_000, ResampleFilter.BICUBIC))
            .run(pixels);

    assertThat(actual)
        .isEqualTo(PlainResampler.resize(pixels, 33, height, 9, 3_000, ResampleFilter.BICUBIC));
  }

  @Test
  void stripsAreLowWhereManyColumnsMakeOne() {
    // given so many columns per pixel that the memory bound makes strips of 69 rows
    int width = 60_001;
    byte[] pixels = picture(width, 150, new Random(3));

    byte[] actual =
        new Resampler(
                width,
                new ResizeAxis(width, 2, 0, 2, ResampleFilter.BILINEAR),
                new ResizeAxis(150, 150, 0, 150, ResampleFilter.BILINEAR))
            .run(pixels);

    assertThat(actual)
        .isEqualTo(PlainResampler.resize(pixels, width, 150, 2, 150, ResampleFilter.BILINEAR));
  }

  private record Window(int start, int length) {
    static Window within(int resized, Random random) {
      int start = random.nextInt(resized + 8) - 8;
      int length = Math.max(1, 1 - start) + random.nextInt(resized);
      return new Window(start, length);
    }
  }

  /** Noise, or black and white stripes, which overshoot. */
  private static byte[] picture(int width, int height, Random random) {
    byte[] pixels = new byte[3 * width * height];
    random.nextBytes(pixels);
    if (random.nextBoolean()) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) (pixels[i] < 0 ? 0 : 255);
      }
    }
    return pixels;
  }

  private static byte[] cut(byte[] whole, int width, int height, Window columns, Window rows) {
    byte[] window = new byte[3 * columns.length * rows.length];
    for (int i = 0; i < window.length; i++) {
      int x = columns.start + i / 3 % columns.length;
      int y = rows.start + i / 3 / columns.length;
      if (x >= 0 && x < width && y >= 0 && y < height) {
        window[i] = whole[3 * (y * width + x) + i % 3];
      }
    }
    return window;
  }
}
