package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.github.clipsearch.ModelLoadException;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal to an independent implementation: {@code src/test/python/siglip_reference.py}. */
class SiglipReferenceTest {
  private static final float TOLERANCE = 1e-4f;

  /** For the same text at another place of a batch. */
  private static final float LAST_BITS = 1e-6f;

  @TempDir private Path folder;

  private record Expected(
      List<String> texts,
      List<long[]> ids,
      List<float[]> text_embeddings,
      List<String> images,
      List<float[]> image_embeddings) {}

  @ParameterizedTest
  @ValueSource(strings = {"siglip", "siglip2"})
  void textsAndImagesHaveTheReferencesVectors(String name) throws IOException {
    Path checkpoint = checkpoint(name);
    Expected expected = expected(checkpoint);
    List<RgbImage> images =
        expected.images.stream().map(image -> RgbImage.read(checkpoint.resolve(image))).toList();

    try (ClipEncoder encoder = DjlClipEncoder.load(checkpoint)) {
      requireEqual(encoder.encodeTexts(expected.texts), expected.text_embeddings);
      requireEqual(encoder.encodeImages(images), expected.image_embeddings);
      assertThat(encoder.identity().id()).startsWith("siglip-vit");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"siglip", "siglip2"})
  void textsBecomeTheReferencesTokens(String name) throws IOException {
    Path checkpoint = checkpoint(name);
    Expected expected = expected(checkpoint);
    ModelConfig config = ModelFamily.read(JsonSettings.read(checkpoint.resolve("config.json")));

    try (TextTokenizer tokenizer = config.tokenizer(CheckpointFolder.at(checkpoint))) {
      for (int i = 0; i < expected.texts.size(); i++) {
        String text = expected.texts.get(i);
        assertThat(tokenizer.encode(text)).as(text).isEqualTo(expected.ids.get(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"siglip", "siglip2"})
  void whatStandsBehindTheContextLengthHasNoEffect(String name) throws IOException {
    String beginning = "two birds over the sea ".repeat(20);
    try (ClipEncoder encoder = DjlClipEncoder.load(checkpoint(name))) {
      List<float[]> vectors =
          encoder.encodeTexts(
              List.of(beginning, beginning + "dog".repeat(10), beginning.repeat(5000)));
      assertThat(vectors.get(1)).containsExactly(vectors.get(0), within(LAST_BITS));
      assertThat(vectors.get(2)).containsExactly(vectors.get(0), within(LAST_BITS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"siglip", "siglip2"})
  void aMegabyteWithoutSpacesAndHalfASurrogatePairAreTextsToo(String name) throws IOException {
    try (ClipEncoder encoder = DjlClipEncoder.load(checkpoint(name))) {
      List<float[]> vectors =
          encoder.encodeTexts(List.of("abc".repeat(350_000), "a \ud83d dog", "a \ufffd dog"));
      assertThat(vectors).hasSize(3);
      assertThat(vectors.get(1)).containsExactly(vectors.get(2), within(LAST_BITS));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config.json | \"hidden_size\": 16 | \"hidden_size\": 24 | token_embedding",
        "config.json | \"projection_size\": 24 | \"projection_size\": 16 | projection_size",
        "config.json | \"patch_size\": 6 | \"vision_use_head\": false, \"patch_size\": 6 | vision_use_head",
        "config.json | \"siglip\" | \"siglip2\" | NaFlex",
        "config.json | \"siglip\" | \"siglip_text_model\" | one half of a model",
        "tokenizer_config.json | \"right\" | \"left\" | padding_side",
        "tokenizer_config.json | <pad> | ab | pad_token",
        "tokenizer_config.json | \"pad_token\" | \"other\" | missing",
        "preprocessor_config.json | \"width\": 27 | \"width\": 28 | 27 x 27",
      })
  void whatDoesNotFitIsRefused(String file, String good, String bad, String complaint)
      throws IOException {
    Path checkpoint = checkpoint("siglip2");
    String before = Files.readString(checkpoint.resolve(file));
    assertThat(before).contains(good);
    Files.writeString(checkpoint.resolve(file), before.replace(good, bad));

    assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void withoutTokenizerSettingsItIsNotGuessedHowTextsAreFilledUp() throws IOException {
    Path checkpoint = checkpoint("siglip");
    Files.delete(checkpoint.resolve("tokenizer_config.json"));

    assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("no tokenizer_config.json");
  }

  private Path checkpoint(String name) throws IOException {
    return FixtureCheckpoint.copy(name, folder);
  }

  private static Expected expected(Path checkpoint) throws IOException {
    return new Gson()
        .fromJson(Files.readString(checkpoint.resolve("expected.json")), Expected.class);
  }

  private static void requireEqual(List<float[]> actual, List<float[]> expected) {
    assertThat(actual).hasSameSizeAs(expected).isNotEmpty();
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i)).containsExactly(expected.get(i), within(TOLERANCE));
    }
  }
}
