package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.clipsearch.testing.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipTokenizerTest {
  private record Vector(String text, long[] ids) {}

  @Test
  void tokensAreThoseOfTheHuggingFaceTokenizer() throws IOException {
    Path checkpoint = SharedFiles.get("clip", "checkpoints", "tiny-f32");
    Vector[] vectors =
        new Gson()
            .fromJson(
                Files.readString(SharedFiles.get("clip", "tokenizer-vectors.json")),
                Vector[].class);

    try (ClipTokenizer tokenizer = load(checkpoint)) {
      assertThat(vectors).hasSize(54);
      for (Vector vector : vectors) {
        assertThat(tokenizer.encode(vector.text)).as(vector.text).containsExactly(vector.ids);
      }
    }
  }

  @Test
  void leavingOutTheEndOfLongTextsChangesNothing() throws IOException {
    Path checkpoint = SharedFiles.get("clip", "checkpoints", "tiny-f32");
    try (ClipTokenizer tokenizer = load(checkpoint)) {
      // 77 words are looked at; what stands behind them must not matter
      String seventySeven = "- 7up, it's naïve 東京 ".repeat(20);
      assertThat(tokenizer.encode(seventySeven + "!? tail 1\ntail 2"))
          .containsExactly(tokenizer.encode(seventySeven));
    }
  }

  @Test
  void byteLevelTokenizerSpellsWordsInBytes(@TempDir Path folder) throws IOException {
    RandomCheckpoint.write(folder, 1);
    try (ClipTokenizer tokenizer = load(folder)) {
      // lower case, one token per byte, the last byte of a word in its second form (+ 256)
      assertThat(tokenizer.encode("No é"))
          .containsExactly(
              512, 'n', 'o' + 256, utf8("é")[0] & 0xff, (utf8("é")[1] & 0xff) + 256, 513);
    }
  }

  @Test
  void longTextsKeepTheEndToken(@TempDir Path folder) throws IOException {
    RandomCheckpoint.write(folder, 1);
    try (ClipTokenizer tokenizer = load(folder)) {
      long[] ids = tokenizer.encode("a".repeat(100));
      assertThat(ids).hasSize(77).startsWith(512, 'a').endsWith('a', 513);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ClipTokenizer load(Path checkpoint) {
    PyTorchEngine.start(checkpoint);
    return ClipTokenizer.load(
        checkpoint.resolve("tokenizer.json"), ClipConfig.read(checkpoint.resolve("config.json")));
  }
}
