package io.github.clipsearch.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.training.world.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenizerFileTest {

  @Test
  void everyWordOfTheWorldIsOneToken() throws IOException {
    TokenizerFile file = TokenizerFile.ofWorld();
    try (HuggingFaceTokenizer tokenizer = tokenizer(file)) {
      for (String word : Vocabulary.words()) {
        long[] ids = tokenizer.encode(word).getIds();
        assertThat(ids).as(word).hasSize(3);
        assertThat(ids[0]).isEqualTo(file.startId());
        assertThat(ids[2]).isEqualTo(file.endId());
      }
    }
  }

  @Test
  void otherWordsFallIntoPiecesWithoutAnUnknownToken() throws IOException {
    TokenizerFile file = TokenizerFile.ofWorld();
    try (HuggingFaceTokenizer tokenizer = tokenizer(file)) {
      String text = "Żółw zażółć 漢字 🚗 xylophone";
      long[] ids = tokenizer.encode(text).getIds();

      // the end token is also the unknown one
      assertThat(ids).endsWith(file.endId());
      assertThat(Arrays.stream(ids).filter(id -> id == file.endId())).hasSize(1);
      // the library leaves the marks of the ends of words in
      assertThat(tokenizer.decode(ids, true).replace("</w>", " ").strip())
          .isEqualTo(text.toLowerCase(Locale.ROOT));
    }
  }

  private static HuggingFaceTokenizer tokenizer(TokenizerFile file) throws IOException {
    return HuggingFaceTokenizer.newInstance(
        new ByteArrayInputStream(file.json().toString().getBytes(StandardCharsets.UTF_8)),
        Map.of("truncation", "false", "padding", "false"));
  }
}
