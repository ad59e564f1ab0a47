package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.github.clipsearch.testing.SharedFiles;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePreprocessorTest {
  private Path folder;

  @BeforeEach
  void useFolder(@TempDir Path temporary) {
    folder = temporary;
  }

  private record Case(String input, String expected_224_png, double tensor_sum) {}

  @Test
  void pngPicturesComeOutAsPillowMakesThem() throws IOException {
    Path images = SharedFiles.get("clip", "preprocessing");
    ImagePreprocessor preprocessor = preprocessor("{}", 224);
    int compared = 0;
    for (Case image : cases(images)) {
      RgbImage actual = preprocessor.prepare(RgbImage.read(images.resolve(image.input)));
      RgbImage expected = RgbImage.read(images.resolve(image.expected_224_png));
      if (image.input.endsWith(".png")) {
        assertThat(actual.pixels()).as(image.input).isEqualTo(expected.pixels());
        compared++;
      } else {
        // the platform's JPEG decoder may round otherwise than Pillow's
        assertClose(actual.pixels(), expected.pixels());
      }
    }
    assertThat(compared).isEqualTo(7);
  }

  @Test
  void floatsAreThoseOfTheReference() throws IOException {
    Path images = SharedFiles.get("clip", "preprocessing");
    ImagePreprocessor preprocessor = preprocessor("{}", 224);
    for (Case image : cases(images)) {
      if (image.input.endsWith(".png")) {
        double sum = 0;
        for (float value : floats(preprocessor, RgbImage.read(images.resolve(image.input)))) {
          sum += value;
        }
        assertThat(sum).as(image.input).isCloseTo(image.tensor_sum, within(1e-4));
      }
    }
  }

  @Test
  void allWaysToWriteTheSameSettingsAreUnderstood() throws IOException {
    RgbImage image = noise(50, 31);
    float[] expected = floats(preprocessor("{\"size\": 16, \"crop_size\": 16}", 16), image);
    String objects =
        "{\"size\": {\"shortest_edge\": 16}, \"crop_size\": {\"width\": 16, \"height\": 16},"
            + "\"resample\": 3, \"rescale_factor\": 0.00392156862745098}";
    assertThat(floats(preprocessor(objects, 16), image)).isEqualTo(expected);
  }

  @Test
  void bilinearHalvingOfFourPixelsIsTheirWeightedMean() throws IOException {
    // given one row of four grey pixels, reduced to two: Pillow's triangle, 2 pixels wide to each
    // side, weighs the distances 1.5, 0.5, 0.5, 1.5 with 1, 3, 3, 1; cut off at the edges
    ImagePreprocessor preprocessor =
        preprocessor(
            "{\"size\": {\"width\": 2, \"height\": 2}, \"do_center_crop\": false, \"resample\": 2}",
            2);
    byte[] grey = {10, 10, 10, 20, 20, 20, 50, 50, 50, 100, 100, 100};

    byte[] pixels = preprocessor.prepare(new RgbImage(4, 2, twice(grey))).pixels();

    // pixel 0 lies at 1.0: weights 3, 3, 1 for 10, 20, 50; pixel 1 at 3.0: 1, 3, 3 for 20, 50, 100
    assertThat(pixels[0]).isEqualTo((byte) Math.round((3 * 10 + 3 * 20 + 50) / 7.0));
    assertThat(pixels[3]).isEqualTo((byte) Math.round((20 + 3 * 50 + 3 * 100) / 7.0));
  }

  @Test
  void imagesSmallerThanTheCropGetABlackMargin() throws IOException {
    ImagePreprocessor preprocessor =
        preprocessor(
            "{\"do_resize\": false, \"crop_size\": 4, \"do_normalize\": false, \"do_rescale\": false}",
            4);

    float[] floats = floats(preprocessor, new RgbImage(1, 1, new byte[] {7, 8, 9}));

    // the reference pads 3 missing pixels with 2 before and 1 after
    float[] expected = new float[48];
    expected[2 * 4 + 2] = 7;
    expected[16 + 2 * 4 + 2] = 8;
    expected[32 + 2 * 4 + 2] = 9;
    assertThat(floats).containsExactly(expected);
  }

  @Test
  void onlyTheMiddleOfALongImageIsLookedAt() throws IOException {
    ImagePreprocessor preprocessor = preprocessor("{\"size\": 8, \"crop_size\": 8}", 8);
    RgbImage image = noise(101, 8);
    // given the same picture with other ends; 101 - 8 is odd, the margin before is 46
    byte[] changed = image.pixels().clone();
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 101; x++) {
        if (x < 46 || x >= 54) {
          changed[3 * (y * 101 + x)] ^= 0x55;
        }
      }
    }
    assertThat(floats(preprocessor, new RgbImage(101, 8, changed)))
        .isEqualTo(floats(preprocessor, image));
  }

  @Test
  void preparingIsExactAlsoWhenTheCropIsSmallerThanTheResizedImage() throws IOException {
    ImagePreprocessor preprocessor = preprocessor("{\"size\": 20, \"crop_size\": 16}", 16);
    for (RgbImage image :
        new RgbImage[] {noise(97, 55), noise(16, 16), noise(20, 31), noise(5, 9)}) {
      RgbImage prepared = preprocessor.prepare(image);
      assertThat(floats(preprocessor, prepared)).isEqualTo(floats(preprocessor, image));
      assertThat(prepared.pixels().length).isLessThanOrEqualTo(image.pixels().length);
    }
    assertThat(preprocessor.prepare(noise(97, 55)).height()).isEqualTo(20);
  }

  private ImagePreprocessor preprocessor(String json, int imageSize) throws IOException {
    Path file = Files.writeString(folder.resolve("preprocessor_config.json"), json);
    return new ImagePreprocessor(PreprocessingConfig.read(file, imageSize));
  }

  private static Case[] cases(Path images) throws IOException {
    return new Gson().fromJson(Files.readString(images.resolve("expected.json")), Case[].class);
  }

  private static float[] floats(ImagePreprocessor preprocessor, RgbImage image) {
    FloatBuffer buffer = FloatBuffer.allocate(preprocessor.floatsPerImage());
    preprocessor.write(image, buffer, 0);
    return buffer.array();
  }

  private static void assertClose(byte[] actual, byte[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    long sum = 0;
    for (int i = 0; i < actual.length; i++) {
      int difference = Math.abs((actual[i] & 0xff) - (expected[i] & 0xff));
      assertThat(difference).isLessThanOrEqualTo(8);
      sum += difference;
    }
    assertThat(sum).isLessThanOrEqualTo(actual.length / 2);
  }

  private static RgbImage noise(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    new Random(width * 31L + height).nextBytes(pixels);
    return new RgbImage(width, height, pixels);
  }

  private static byte[] twice(byte[] row) {
    byte[] rows = new byte[2 * row.length];
    System.arraycopy(row, 0, rows, 0, row.length);
    System.arraycopy(row, 0, rows, row.length, row.length);
    return rows;
  }
}
