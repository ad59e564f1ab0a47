package io.github.clipsearch.encoder.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.ModelLoadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** What the tokenizers of all families of models share. */
final class NativeTokenizers {
  private NativeTokenizers() {}

  /** Reads a {@code tokenizer.json}. */
  static HuggingFaceTokenizer read(Path file) {
    String json;
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      json = TokenizerJson.withoutDecoder(in);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw unreadable(file, e);
    }
    return read(file, json);
  }

  /**
   * Makes a tokenizer that neither cuts nor pads: the library forgets to free what it cuts off.
   *
   * @param file for messages
   * @param json in the form of a {@code tokenizer.json}, and valid
   */
  static HuggingFaceTokenizer read(Path file, String json) {
    try (InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
      return HuggingFaceTokenizer.newInstance(
          in, Map.of("truncation", "false", "padding", "false"));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw unreadable(file, e);
    }
  }

  private static ModelLoadException unreadable(Path file, Throwable cause) {
    return new ModelLoadException(
        file, "it is no tokenizer that can be read (" + cause.getMessage() + ")", cause);
  }

  /** Refuses a tokenizer whose special tokens, which stand last, the text tower does not know. */
  static void requireKnown(long[] empty, ModelConfig config, Path file) {
    if (Arrays.stream(empty).anyMatch(id -> id >= config.vocabularySize())) {
      throw new ModelLoadException(
          file,
          "the empty text becomes the tokens %s, but config.json gives a vocab_size of %d; it is of another model"
              .formatted(Arrays.toString(empty), config.vocabularySize()));
    }
  }

  /** Leaves out what is too much before the last token, the end token. */
  static long[] cut(long[] ids, int maxTokens) {
    if (ids.length <= maxTokens) {
      return ids;
    }
    long[] cut = Arrays.copyOf(ids, maxTokens);
    cut[maxTokens - 1] = ids[ids.length - 1];
    return cut;
  }
}
