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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal to an independent implementation: {@code src/test/python/bert_reference.py}. */
class BertReferenceTest {
  private static final float TOLERANCE = 1e-5f;

  /** For the same text at another place of a batch. */
  private static final float LAST_BITS = 1e-6f;

  @TempDir private Path folder;

  private record Expected(
      List<String> texts,
      List<long[]> ids,
      List<float[]> text_embeddings,
      List<String> images,
      List<float[]> image_embeddings,
      List<long[]> cased_ids) {}

  @ParameterizedTest
  @ValueSource(strings = {"chinese_clip", "altclip"})
  void textsAndImagesHaveTheReferencesVectors(String name) throws IOException {
    Path checkpoint = checkpoint(name);
    Expected expected = expected(checkpoint);
    List<RgbImage> images =
        expected.images.stream().map(image -> RgbImage.read(checkpoint.resolve(image))).toList();

    try (ClipEncoder encoder = DjlClipEncoder.load(checkpoint)) {
      requireEqual(encoder.encodeTexts(expected.texts), expected.text_embeddings);
      requireEqual(encoder.encodeImages(images), expected.image_embeddings);
      assertThat(encoder.identity().id()).startsWith(name.replace('_', '-') + "-vit2x24-patch8-");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chinese_clip", "altclip"})
  void textsBecomeTheReferencesTokens(String name) throws IOException {
    Path checkpoint = checkpoint(name);
    requireIds(checkpoint, expected(checkpoint).ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chinese_clip", "altclip"})
  void aShortTextIsTheSameAloneAndBesideLongOnes(String name) throws IOException {
    Path checkpoint = checkpoint(name);
    List<String> texts = expected(checkpoint).texts;
    try (ClipEncoder encoder = DjlClipEncoder.load(checkpoint)) {
      List<float[]> together = encoder.encodeTexts(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(encoder.encodeTexts(List.of(texts.get(i))).get(0))
            .as(texts.get(i))
            .containsExactly(together.get(i), within(LAST_BITS));
      }
    }
  }

  @Test
  void vocabularyAsTextIsTheSameTokenizer() throws IOException {
    Path checkpoint = checkpoint("chinese_clip");
    Files.delete(checkpoint.resolve("tokenizer.json"));
    requireIds(checkpoint, expected(checkpoint).ids);
  }

  @Test
  void vocabularyAsTextWithWindowsLineEndsIsTheSameTokenizer() throws IOException {
    Path checkpoint = checkpoint("chinese_clip");
    Files.delete(checkpoint.resolve("tokenizer.json"));
    replace(checkpoint.resolve("vocab.txt"), "\n", "\r\n");
    requireIds(checkpoint, expected(checkpoint).ids);
  }

  @Test
  void vocabularyAsTextKeepsCaseAndAccentsWhereTheSettingsSaySo() throws IOException {
    Path checkpoint = checkpoint("chinese_clip");
    Files.delete(checkpoint.resolve("tokenizer.json"));
    replace(
        checkpoint.resolve("tokenizer_config.json"),
        "\"do_lower_case\": true",
        "\"do_lower_case\": false");
    Expected expected = expected(checkpoint);
    requireIds(checkpoint, expected.cased_ids);
    assertThat(expected.cased_ids.get(3)).isNotEqualTo(expected.ids.get(3));
  }

  @Test
  void withoutSettingsAVocabularyAsTextIsInLowerCaseAndCutAtTheLastPosition() throws IOException {
    Path checkpoint = checkpoint("chinese_clip");
    Files.delete(checkpoint.resolve("tokenizer.json"));
    Files.delete(checkpoint.resolve("tokenizer_config.json"));

    try (TextTokenizer tokenizer = tokenizer(checkpoint)) {
      Expected expected = expected(checkpoint);
      assertThat(tokenizer.encode(expected.texts.get(3))).containsExactly(expected.ids.get(3));
      // max_position_embeddings
      assertThat(tokenizer.encode("dog ".repeat(30))).hasSize(24).endsWith(4);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chinese_clip | config.json | \"absolute\" | \"relative_key\" | position_embedding_type",
        "chinese_clip | config.json | \"num_attention_heads\": 2 | \"num_attention_heads\": 3 | text_config.hidden_size",
        "chinese_clip | config.json | \"type_vocab_size\": 2 | \"type_vocab_size\": 3 | token_type_embeddings.weight has shape [2, 20], not [3, 20]",
        "chinese_clip | config.json | chinese_clip\" | chinese_clip_text_model\" | one half of a model",
        "chinese_clip | tokenizer_config.json | : 20 | : 2 | model_max_length",
        "chinese_clip | tokenizer.json | post_processor | decoder | start and an end token",
        "altclip | config.json | \"pad_token_id\": 1 | \"pad_token_id\": 0 | pad_token_id",
        "altclip | config.json | \"project_dim\": 20 | \"project_dim\": 16 | transformation.weight has shape [20, 16], not [16, 16]",
        "altclip | config.json | \"max_position_embeddings\": 20 | \"max_position_embeddings\": 2 | max_position_embeddings",
        "altclip | config.json | \"patch_size\": 8 | \"patch_size\": 7 | multiple of patch_size",
        "altclip | config.json | \"altclip\" | \"vision-text-dual-encoder\" | joins any two models",
      })
  void whatDoesNotFitIsRefused(String name, String file, String good, String bad, String complaint)
      throws IOException {
    Path checkpoint = checkpoint(name);
    replace(checkpoint.resolve(file), good, bad);
    assertRefused(checkpoint, complaint);
  }

  @Test
  void checkpointsOfOpenClipAreRefusedWithAHint() throws IOException {
    Path checkpoint = checkpoint("altclip");
    replace(checkpoint.resolve("config.json"), "\"model_type\": \"altclip\",", "");
    assertRefused(checkpoint, "OpenCLIP");
    Files.move(checkpoint.resolve("config.json"), checkpoint.resolve("open_clip_config.json"));
    assertRefused(checkpoint, "no config.json, only open_clip_config.json");
  }

  @Test
  void vocabularyOfAnotherModelOrCutOffIsRefused() throws IOException {
    Path checkpoint = checkpoint("chinese_clip");
    Files.delete(checkpoint.resolve("tokenizer.json"));
    Path vocabulary = checkpoint.resolve("vocab.txt");
    String good = Files.readString(vocabulary);
    Files.writeString(vocabulary, good + "one more\n");
    assertRefused(checkpoint, "of another model");
    Files.writeString(vocabulary, good.substring(0, 30));
    assertRefused(checkpoint, "no token [SEP]");
    Files.write(vocabulary, new byte[] {(byte) 0xff, 10});
    assertRefused(checkpoint, "could not be read");
  }

  @Test
  void tokenizerFilesOfAnotherFamilyAreNoReplacement() throws IOException {
    Path checkpoint = checkpoint("altclip");
    Files.delete(checkpoint.resolve("tokenizer.json"));
    Files.writeString(checkpoint.resolve("vocab.txt"), "[UNK]\n[CLS]\n[SEP]\n");
    assertRefused(checkpoint, "no tokenizer.json, and what it has instead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chinese_clip", "altclip"})
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

  private void requireIds(Path checkpoint, List<long[]> expected) throws IOException {
    List<String> texts = expected(checkpoint).texts;
    try (TextTokenizer tokenizer = tokenizer(checkpoint)) {
      List<long[]> actual = new ArrayList<>();
      texts.forEach(text -> actual.add(tokenizer.encode(text)));
      for (int i = 0; i < texts.size(); i++) {
        assertThat(actual.get(i)).as(texts.get(i)).isEqualTo(expected.get(i));
      }
    }
  }

  private static TextTokenizer tokenizer(Path checkpoint) {
    PyTorchEngine.start(checkpoint);
    return ModelFamily.read(JsonSettings.read(checkpoint.resolve("config.json")))
        .tokenizer(CheckpointFolder.at(checkpoint));
  }

  private static void assertRefused(Path checkpoint, String complaint) {
    assertThatThrownBy(() -> DjlClipEncoder.load(checkpoint))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(complaint);
  }

  private static void replace(Path file, String old, String replacement) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, replacement));
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
