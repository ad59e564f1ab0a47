package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clipsearch.video.RgbImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlankFramesTest {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 144;

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "255, 255, 255", "16, 16, 16", "0, 0, 255", "120, 60, 30"})
  void oneColourIsBlank(int red, int green, int blue) {
    assertThat(BlankFrames.isBlank(plain(red, green, blue))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 6, 12})
  void noiseDoesNotMatter(double strength) {
    byte[] pixels = plain(40, 40, 40).pixels();
    Random random = new Random(1);
    for (int i = 0; i < pixels.length; i++) {
      double value = (pixels[i] & 0xff) + strength * random.nextGaussian();
      pixels[i] = (byte) Math.max(0, Math.min(255, value));
    }

    assertThat(BlankFrames.isBlank(pixels, WIDTH, HEIGHT)).isTrue();
  }

  @Test
  void aTitleOnBlackIsNotBlank() {
    byte[] pixels = plain(0, 0, 0).pixels();
    for (int y = 66; y < 78; y++) {
      for (int x = 80; x < 176; x += 4) {
        pixels[3 * (y * WIDTH + x)] = (byte) 230;
        pixels[3 * (y * WIDTH + x) + 3] = (byte) 230;
      }
    }

    assertThat(BlankFrames.isBlank(pixels, WIDTH, HEIGHT)).isFalse();
  }

  @Test
  void aFaintGradientIsNotBlank() {
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (100 + 40 * (i / (3 * WIDTH)) / HEIGHT);
    }

    assertThat(BlankFrames.isBlank(pixels, WIDTH, HEIGHT)).isFalse();
  }

  @Test
  void aDarkSceneIsNotBlank() {
    byte[] hills = DrawnVideo.view(DrawnVideo.landscape(1), 0);
    byte[] dark = DrawnVideo.mix(hills, DrawnVideo.plain(0), 0.2);

    assertThat(BlankFrames.isBlank(dark, DrawnVideo.WIDTH, DrawnVideo.HEIGHT)).isFalse();
  }

  @Test
  void colourAloneIsEnoughToBeNotBlank() {
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i += 3) {
      boolean left = i / 3 % WIDTH < WIDTH / 2;
      pixels[i] = (byte) (left ? 140 : 100);
      pixels[i + 2] = (byte) (left ? 100 : 140);
      pixels[i + 1] = 110;
    }

    assertThat(BlankFrames.isBlank(pixels, WIDTH, HEIGHT)).isFalse();
  }

  @Test
  void oneFinePatternAllOverIsNotBlank() {
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 3 % 2 * 200);
    }

    assertThat(BlankFrames.isBlank(pixels, WIDTH, HEIGHT)).isFalse();
  }

  @Test
  void aSinglePixelIsBlank() {
    assertThat(BlankFrames.isBlank(new byte[] {1, 2, 3}, 1, 1)).isTrue();
  }

  @Test
  void anArrayThatIsTooShortIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlankFrames.isBlank(new byte[11], 2, 2))
        .withMessageContaining("2 x 2");
  }

  private static RgbImage plain(int red, int green, int blue) {
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) red;
      pixels[i + 1] = (byte) green;
      pixels[i + 2] = (byte) blue;
    }
    return new RgbImage(WIDTH, HEIGHT, pixels);
  }
}
