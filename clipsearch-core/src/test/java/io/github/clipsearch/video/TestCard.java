package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;

/**
 * Pictures that are told apart after compression: four quarters, of which the first is as grey as
 * the frame's number says, the others red, green and blue.
 */
public final class TestCard {
  private static final Offset<Integer> COMPRESSION = within(12);
  private static final int[] RED = {200, 40, 40};
  private static final int[] GREEN = {40, 180, 40};
  private static final int[] BLUE = {40, 40, 200};

  private TestCard() {}

  /**
   * The pictures of a whole clip.
   *
   * @param width in pixels
   * @param height in pixels
   * @param count of pictures, at most 25
   * @return pictures for frames 0, 1, 2 and so on
   */
  public static List<RgbImage> clip(int width, int height, int count) {
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pictures.add(picture(width, height, i));
    }
    return pictures;
  }

  private static RgbImage picture(int width, int height, int number) {
    int level = level(number);
    int[][] quarters = {{level, level, level}, RED, GREEN, BLUE};
    byte[] pixels = new byte[3 * width * height];
    for (int y = 0, out = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int sample : quarters[(2 * y / height) * 2 + 2 * x / width]) {
          pixels[out++] = (byte) sample;
        }
      }
    }
    return new RgbImage(width, height, pixels);
  }

  /**
   * Checks that a picture of any size is upright, has the right colours and is the right frame's.
   *
   * @param picture at least 4 × 4 pixels
   * @param number of the frame
   */
  public static void assertShows(RgbImage picture, int number) {
    int level = level(number);
    assertColour(picture, 1, 1, level, level, level);
    assertColour(picture, 3, 1, RED);
    assertColour(picture, 1, 3, GREEN);
    assertColour(picture, 3, 3, BLUE);
  }

  private static void assertColour(RgbImage picture, int quarterX, int quarterY, int... rgb) {
    int x = picture.width() * quarterX / 4;
    int y = picture.height() * quarterY / 4;
    for (int channel = 0; channel < 3; channel++) {
      int value = picture.pixels()[3 * (y * picture.width() + x) + channel] & 0xff;
      assertThat(value)
          .as("channel %d at %d/4, %d/4", channel, quarterX, quarterY)
          .isCloseTo(rgb[channel], COMPRESSION);
    }
  }

  private static int level(int number) {
    return 5 + 10 * number;
  }
}
