package io.github.clipsearch.encoder.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonElement;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * SigLIP's way from texts to tokens: made simple, cut so that the end token remains, and filled up
 * to the context length. What becomes which token is {@code tokenizer.json}'s matter.
 */
final class SiglipTokenizer implements TextTokenizer {
  private final HuggingFaceTokenizer tokenizer;
  private final TextStart start;
  private final int tokens;
  private final long padding;
  private final boolean hasEndToken;

  private SiglipTokenizer(
      HuggingFaceTokenizer tokenizer, SiglipTextCleaning cleaning, int tokens, long padding) {
    this.tokenizer = tokenizer;
    this.start = new TextStart(text -> tokenizer.encode(cleaning.clean(text)).getIds(), tokens);
    this.tokens = tokens;
    this.padding = padding;
    this.hasEndToken = tokenizer.encode("").getIds().length > 0;
  }

  /** Reads {@code tokenizer.json} and {@code tokenizer_config.json}. */
  static SiglipTokenizer load(CheckpointFolder folder, SiglipConfig config) {
    Path settingsFile = folder.tokenizerSettings();
    if (!Files.isRegularFile(settingsFile)) {
      throw new ModelLoadException(
          folder.path(),
          "the folder has no "
              + settingsFile.getFileName()
              + ", which says how a SigLIP model's texts are filled up");
    }
    JsonSettings settings = JsonSettings.read(settingsFile);
    settings.requireText("padding_side", "right");
    HuggingFaceTokenizer tokenizer =
        NativeTokenizers.read(folder.tokenizer(CheckpointFolder.TOKENIZER));
    try {
      long padding = paddingId(tokenizer, settings, config);
      SiglipTokenizer loaded =
          new SiglipTokenizer(
              tokenizer, SiglipTextCleaning.from(settings), config.contextLength(), padding);
      NativeTokenizers.requireKnown(
          loaded.encode(""), config, folder.tokenizer(CheckpointFolder.TOKENIZER));
      return loaded;
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static long paddingId(
      HuggingFaceTokenizer tokenizer, JsonSettings settings, SiglipConfig config) {
    JsonElement value = settings.get("pad_token");
    String token = settings.token("pad_token", "");
    long[] ids = tokenizer.encode(token, false, false).getIds();
    if (ids.length != 1 || ids[0] >= config.vocabularySize()) {
      throw settings.unexpected(
          "pad_token",
          value == null ? "missing" : value,
          "one token of tokenizer.json, with an id below the vocab_size of config.json, which is "
              + config.vocabularySize());
    }
    return ids[0];
  }

  /** Encodes a text as exactly as many ids as the model's context length. */
  @Override
  public long[] encode(String text) {
    long[] ids = start.encode(text);
    long[] filled = Arrays.copyOf(ids, tokens);
    if (ids.length < tokens) {
      Arrays.fill(filled, ids.length, tokens, padding);
    } else if (hasEndToken) {
      filled[tokens - 1] = ids[ids.length - 1];
    }
    return filled;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
