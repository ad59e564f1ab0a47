package io.github.clipsearch.encoder.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;
import java.util.Arrays;

/** CLIP's tokenizer. */
final class ClipTokenizer implements TextTokenizer {
  private final HuggingFaceTokenizer tokenizer;
  private final TextStart start;
  private final int maxTokens;

  private ClipTokenizer(HuggingFaceTokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.start = new TextStart(text -> tokenizer.encode(text).getIds(), maxTokens);
    this.maxTokens = maxTokens;
  }

  /**
   * Reads {@code tokenizer.json}, or {@code vocab.json} with the {@code merges.txt} beside it, and
   * checks that it makes what the text tower understands.
   */
  static ClipTokenizer load(Path file, ClipConfig config) {
    HuggingFaceTokenizer tokenizer =
        file.endsWith(VocabularyFiles.VOCABULARY)
            ? NativeTokenizers.read(file, VocabularyFiles.toTokenizerJson(file))
            : NativeTokenizers.read(file);
    ClipTokenizer loaded = new ClipTokenizer(tokenizer, config.contextLength());
    try {
      loaded.requireSpecialTokens(file, config);
      return loaded;
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
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
    NativeTokenizers.requireKnown(empty, config, file);
  }

  /**
   * Encodes a text.
   *
   * @return ids with start and end token, cut so that the end token remains
   */
  @Override
  public long[] encode(String text) {
    return NativeTokenizers.cut(start.encode(text), maxTokens);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
