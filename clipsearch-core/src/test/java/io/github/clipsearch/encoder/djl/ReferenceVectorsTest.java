package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.testing.SharedFiles;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Embeddings equal those of an independent implementation of CLIP in PyTorch. */
class ReferenceVectorsTest {
  private static final float TOLERANCE = 1e-4f;

  private record Expected(
      List<String> texts,
      List<float[]> text_embeddings,
      List<String> images,
      List<float[]> image_embeddings) {}

  @ParameterizedTest
  @ValueSource(strings = {"tiny-f32", "tiny-bf16-gelu-legacy"})
  void textsAndImagesHaveTheReferencesVectors(String name) throws IOException {
    Path checkpoint = SharedFiles.get("clip", "checkpoints", name);
    Expected expected =
        new Gson().fromJson(Files.readString(checkpoint.resolve("expected.json")), Expected.class);
    List<RgbImage> images =
        expected.images.stream().map(image -> RgbImage.read(checkpoint.resolve(image))).toList();

    try (ClipEncoder encoder = DjlClipEncoder.load(checkpoint)) {
      requireEqual(encoder.encodeTexts(expected.texts), expected.text_embeddings);
      requireEqual(encoder.encodeImages(images), expected.image_embeddings);
    }
  }

  private static void requireEqual(List<float[]> actual, List<float[]> expected) {
    assertThat(actual).hasSameSizeAs(expected).isNotEmpty();
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i)).containsExactly(expected.get(i), within(TOLERANCE));
    }
  }
}
