package io.github.clipsearch.encoder.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** What the tokenizers of all families of models share. */
final class NativeTokenizers {
  private NativeTokenizers() {}

  /**
   * Reads a tokenizer that neither cuts nor pads: the library forgets to free what it cuts off.
   *
   * @param file for messages
   * @param json the text of a {@code tokenizer.json}
   */
  static HuggingFaceTokenizer read(Path file, InputStream json) {
    try {
      return HuggingFaceTokenizer.newInstance(
          json, Map.of("truncation", "false", "padding", "false"));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw unreadable(file, e);
    }
  }

  static ModelLoadException unreadable(Path file, Throwable cause) {
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
}
