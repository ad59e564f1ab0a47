package io.github.clipsearch.encoder.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.ModelLoadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Turns texts into token ids. Safe for use by several threads, except for {@link #close()}. */
final class ClipTokenizer implements AutoCloseable {
  private static final char REPLACEMENT = '\ufffd';

  private final HuggingFaceTokenizer tokenizer;
  private final int maxTokens;

  private ClipTokenizer(HuggingFaceTokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  /**
   * Reads {@code tokenizer.json}, or {@code vocab.json} with the {@code merges.txt} beside it, and
   * checks that it makes what the text tower understands.
   */
  static ClipTokenizer load(Path file, ClipConfig config) {
    HuggingFaceTokenizer tokenizer;
    try (InputStream in = open(file)) {
      // cutting is done here, because the library forgets to free what it cuts off
      tokenizer =
          HuggingFaceTokenizer.newInstance(in, Map.of("truncation", "false", "padding", "false"));
    } catch (ModelLoadException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new ModelLoadException(
          file, "it is no tokenizer that can be read (" + e.getMessage() + ")", e);
    }
    ClipTokenizer loaded = new ClipTokenizer(tokenizer, config.contextLength());
    try {
      loaded.requireSpecialTokens(file, config);
      return loaded;
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (!file.endsWith(VocabularyFiles.VOCABULARY)) {
      return Files.newInputStream(file);
    }
    String json = VocabularyFiles.toTokenizerJson(file);
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  private void requireSpecialTokens(Path file, ClipConfig config) {
    long[] empty = encode("");
    boolean legacy = config.endTokenId() == ClipConfig.POOL_AT_HIGHEST_ID;
    if (empty.length == 0 || (!legacy && empty[empty.length - 1] != config.endTokenId())) {
      throw new ModelLoadException(
          file,
          "the empty text becomes the tokens %s, which do not end with the eos_token_id %d of config.json"
              .formatted(Arrays.toString(empty), config.endTokenId()));
    }
    // start and end stand last in the vocabulary
    if (Arrays.stream(empty).anyMatch(id -> id >= config.vocabularySize())) {
      throw new ModelLoadException(
          file,
          "the empty text becomes the tokens %s, but config.json gives a vocab_size of %d; it is of another model"
              .formatted(Arrays.toString(empty), config.vocabularySize()));
    }
  }

  /**
   * Encodes a text.
   *
   * @return ids with start and end token, cut so that the end token remains
   */
  long[] encode(String text) {
    long[] ids = tokenizer.encode(wellFormed(beginning(text))).getIds();
    if (ids.length <= maxTokens) {
      return ids;
    }
    long[] cut = Arrays.copyOf(ids, maxTokens);
    cut[maxTokens - 1] = ids[ids.length - 1];
    return cut;
  }

  /**
   * Leaves out what cannot matter, so that long texts take no long time: every word with a letter
   * or digit becomes at least one token, and tokens do not reach across spaces.
   */
  private String beginning(String text) {
    int words = 0;
    boolean counted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n') {
        counted = false;
        if (words == maxTokens) {
          return text.substring(0, i);
        }
      } else if (!counted && Character.isLetterOrDigit(c)) {
        counted = true;
        words++;
      }
    }
    return text;
  }

  /** Half a surrogate pair has no form in UTF-8, which is what the native tokenizer reads. */
  private static String wellFormed(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        continue;
      }
      if (Character.isSurrogate((char) text.codePointAt(i)) && text.codePointAt(i) <= 0xffff) {
        repaired = repaired == null ? new StringBuilder(text) : repaired;
        repaired.setCharAt(i, REPLACEMENT);
      } else {
        i++;
      }
    }
    return repaired == null ? text : repaired.toString();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
