package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomCheckpointTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, -1})
  void similarImagesAreNearAndOthersAreNot(long seed, @TempDir Path folder) {
    try (DjlClipEncoder encoder = DjlClipEncoder.load(RandomCheckpoint.write(folder, seed))) {
      List<float[]> vectors =
          encoder.encodeImages(
              List.of(sunset(160, 120, 0), sunset(213, 160, 12), chequered(160, 120)));

      double similar = cosine(vectors.get(0), vectors.get(1));
      double different = cosine(vectors.get(0), vectors.get(2));
      assertThat(similar).isGreaterThan(0.8);
      assertThat(different).isLessThan(similar - 0.2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 5)
  void checkpointIsSmallAndComplete(long seed, @TempDir Path folder) throws IOException {
    RandomCheckpoint.write(folder, seed);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "config.json", "model.safetensors", "preprocessor_config.json", "tokenizer.json");
    }
    assertThat(Files.size(folder.resolve("model.safetensors"))).isBetween(1_000_000L, 3_000_000L);
  }

  /** A sky from blue above to orange below, somewhat brighter on request. */
  private static RgbImage sunset(int width, int height, int brighter) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      int y = 200 * (i / width) / height;
      pixels[3 * i] = (byte) (30 + y + brighter);
      pixels[3 * i + 1] = (byte) (60 + y / 3 + brighter);
      pixels[3 * i + 2] = (byte) (230 - y + brighter);
    }
    return new RgbImage(width, height, pixels);
  }

  private static RgbImage chequered(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      boolean bright = (i % width / 20 + i / width / 20) % 2 == 0;
      pixels[3 * i] = (byte) (bright ? 240 : 10);
      pixels[3 * i + 1] = (byte) (bright ? 230 : 90);
      pixels[3 * i + 2] = (byte) (bright ? 40 : 20);
    }
    return new RgbImage(width, height, pixels);
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
