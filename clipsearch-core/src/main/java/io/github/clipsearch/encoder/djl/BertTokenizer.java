package io.github.clipsearch.encoder.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The tokenizers of BERT and of XLM-RoBERTa: a start token, the text, an end token, as many as
 * there are. What becomes which token is the folder's matter.
 */
final class BertTokenizer implements TextTokenizer {
  private final HuggingFaceTokenizer tokenizer;
  private final TextStart start;
  private final int maxTokens;

  private BertTokenizer(HuggingFaceTokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.start = new TextStart(text -> tokenizer.encode(text).getIds(), maxTokens);
    this.maxTokens = maxTokens;
  }

  /** Reads {@code tokenizer.json}, or else {@code vocab.txt}, and {@code tokenizer_config.json}. */
  static BertTokenizer loadWordPieces(CheckpointFolder folder, ModelConfig config) {
    Path file = folder.tokenizer(WordPieceVocabulary.FILE);
    JsonSettings settings = JsonSettings.readIfThere(folder.tokenizerSettings());
    if (!file.endsWith(WordPieceVocabulary.FILE)) {
      return checked(NativeTokenizers.read(file), file, settings, config);
    }
    String json = WordPieceVocabulary.toTokenizerJson(file, settings, config.vocabularySize());
    return checked(NativeTokenizers.read(file, json), file, settings, config);
  }

  /** Reads {@code tokenizer.json} and {@code tokenizer_config.json}. */
  static BertTokenizer loadSentencePieces(CheckpointFolder folder, ModelConfig config) {
    Path file = folder.tokenizer(CheckpointFolder.TOKENIZER);
    JsonSettings settings = JsonSettings.readIfThere(folder.tokenizerSettings());
    return checked(NativeTokenizers.read(file), file, settings, config);
  }

  private static BertTokenizer checked(
      HuggingFaceTokenizer tokenizer, Path file, JsonSettings settings, ModelConfig config) {
    try {
      BertTokenizer loaded = new BertTokenizer(tokenizer, maxTokens(settings, config));
      long[] empty = loaded.encode("");
      if (empty.length != 2) {
        throw new ModelLoadException(
            file,
            "the empty text becomes the tokens %s, but must become a start and an end token"
                .formatted(Arrays.toString(empty)));
      }
      NativeTokenizers.requireKnown(empty, config, file);
      return loaded;
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /** Where a tokenizer has no limit, the file has an absurdly large one. */
  private static int maxTokens(JsonSettings settings, ModelConfig config) {
    double limit = settings.number("model_max_length", config.contextLength());
    if (limit < 3) {
      throw settings.unexpected("model_max_length", limit, "at least 3");
    }
    return (int) Math.min(limit, config.contextLength());
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
