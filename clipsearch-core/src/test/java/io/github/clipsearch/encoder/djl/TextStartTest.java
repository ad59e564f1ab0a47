package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long texts have the tokens that they have when all of them is tokenized. */
class TextStartTest {
  private static final int TOKENS = 77;

  /** Beyond what is tokenized as a whole. */
  private static final int LENGTH = 60_000;

  @ParameterizedTest
  @ValueSource(strings = {"siglip", "siglip2", "chinese_clip", "altclip"})
  void longTextsBeginAsTheyDoWhenAllIsTokenized(String name, @TempDir Path folder)
      throws IOException {
    requireSameTokens(FixtureCheckpoint.copy(name, folder).resolve("tokenizer.json"));
  }

  @Test
  void longTextsBeginAsTheyDoWhenAllIsTokenizedWithThePublishedVocabulary() throws IOException {
    requireSameTokens(SharedFiles.get("clip", "checkpoints", "tiny-f32").resolve("tokenizer.json"));
  }

  private void requireSameTokens(Path file) {
    PyTorchEngine.start(file);
    try (HuggingFaceTokenizer tokenizer = NativeTokenizers.read(file)) {
      Function<String, long[]> all = text -> tokenizer.encode(text).getIds();
      TextStart start = new TextStart(all, TOKENS);
      longTexts()
          .forEach(
              (name, text) ->
                  assertThat(NativeTokenizers.cut(start.encode(text), TOKENS))
                      .as(name)
                      .isEqualTo(NativeTokenizers.cut(all.apply(WellFormed.of(text)), TOKENS)));
    }
  }

  private static Map<String, String> longTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("one letter", "x".repeat(LENGTH));
    texts.put("letters", random("abcdefghijklmnopqrstuvwxyz"));
    texts.put("vowels and t, which have many merges", random("aeiout"));
    texts.put("a word again and again", "photographing".repeat(LENGTH / 13));
    texts.put("digits", random("0123456789"));
    texts.put("punctuation", random(".,!?'-#"));
    texts.put("words without spaces", random("dog.THE'sea-"));
    texts.put("ideographs", random("公园里的一只狗日本犬"));
    texts.put("Thai", random("สุนัขในสวน"));
    texts.put("right to left", random("שלוםعالم"));
    texts.put("emoji", "👩‍👩‍👧🇫🇷🐶".repeat(LENGTH / 14));
    texts.put("half pairs", "\ud83d".repeat(LENGTH));
    texts.put("combining marks", "e\u0301\u0323".repeat(LENGTH / 3));
    texts.put("one letter with many marks", "a" + "\u0301".repeat(LENGTH));
    texts.put("zero characters", "a\0".repeat(LENGTH / 2));
    texts.put("spaces, then words", " ".repeat(LENGTH) + "a photo of a dog");
    texts.put("white space of other kinds", "dog\u3000\t".repeat(LENGTH / 5));
    texts.put("marks, then words", "\u200b".repeat(LENGTH) + "a dog in the park");
    texts.put("very long words", ("x".repeat(5_000) + " ").repeat(LENGTH / 5_000) + "dog");
    texts.put("many words", "two birds over the sea ".repeat(LENGTH / 23));
    return texts;
  }

  private static String random(String alphabet) {
    Random random = new Random(alphabet.hashCode());
    StringBuilder text = new StringBuilder();
    while (text.length() < LENGTH) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void aWordWhoseEndDecidesItsBeginningIsTokenizedAsAWhole() {
    // pieces of three letters, and what is left over stands in front
    Function<String, long[]> tokenizer =
        text -> {
          long[] ids = new long[(text.length() + 2) / 3];
          Arrays.fill(ids, 3);
          ids[0] = 1 + (text.length() + 2L) % 3;
          return ids;
        };
    TextStart start = new TextStart(tokenizer, TOKENS);

    for (int length = LENGTH; length < LENGTH + 3; length++) {
      assertThat(start.encode("x".repeat(length))).isEqualTo(tokenizer.apply("x".repeat(length)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", ".", "犬", "\ud83d", "two birds ", "don't-"})
  void littleOfALongTextIsTokenized(String part) {
    List<String> seen = new ArrayList<>();
    TextStart start =
        new TextStart(
            text -> {
              seen.add(text);
              return text.chars().asLongStream().toArray();
            },
            TOKENS);

    String text = part.repeat(1_000_000 / part.length());

    assertThat(start.encode(text)).startsWith(WellFormed.of(text).charAt(0)).hasSizeGreaterThan(76);
    assertThat(seen.stream().mapToInt(String::length).sum()).isLessThan(50_000);
  }
}
