package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is lost when a model is computed in fewer bits: little, but something. */
class PrecisionTest {

  @ParameterizedTest
  @CsvSource({"INT8, 0.99", "BFLOAT16, 0.999"})
  void clipVectorsAreNearlyTheExactOnes(
      Precision precision, double leastCosine, @TempDir Path folder) {
    nearlyExact(RandomCheckpoint.write(folder, 1), precision, leastCosine);
  }

  @ParameterizedTest
  @CsvSource({
    "siglip2, INT8, 0.99",
    "siglip2, BFLOAT16, 0.999",
    "chinese_clip, INT8, 0.99",
    "chinese_clip, BFLOAT16, 0.999",
    "altclip, INT8, 0.99",
    "altclip, BFLOAT16, 0.999"
  })
  void soAreThoseOfOtherFamilies(
      String family, Precision precision, double leastCosine, @TempDir Path folder)
      throws IOException {
    nearlyExact(FixtureCheckpoint.copy(family, folder), precision, leastCosine);
  }

  private static void nearlyExact(Path checkpoint, Precision precision, double leastCosine) {
    List<RgbImage> images = images();
    List<String> texts = List.of("a dog", "two red boats at sunset", "snow on a house at night");
    try (ClipEncoder exact = DjlClipEncoder.load(checkpoint);
        ClipEncoder coarse = DjlClipEncoder.builder().precision(precision).load(checkpoint)) {
      assertThat(coarse.identity()).isEqualTo(exact.identity());
      nearlyEqual(coarse.encodeImages(images), exact.encodeImages(images), leastCosine);
      nearlyEqual(coarse.encodeTexts(texts), exact.encodeTexts(texts), leastCosine);
    }
  }

  private static void nearlyEqual(List<float[]> coarse, List<float[]> exact, double leastCosine) {
    assertThat(coarse).hasSameSizeAs(exact);
    for (int i = 0; i < exact.size(); i++) {
      assertThat(cosine(coarse.get(i), exact.get(i))).isGreaterThan(leastCosine);
      assertThat(cosine(coarse.get(i), coarse.get(i))).isCloseTo(1, within(1e-5));
      // or the precision was not used at all
      assertThat(coarse.get(i)).isNotEqualTo(exact.get(i));
    }
  }

  private static List<RgbImage> images() {
    List<RgbImage> images = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      byte[] pixels = new byte[3 * 4 * 3];
      new Random(seed).nextBytes(pixels);
      images.add(new RgbImage(4, 3, pixels));
    }
    return images;
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
