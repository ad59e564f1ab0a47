package io.github.clipsearch.encoder.djl;

import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of a CLIP model.
 *
 * @param text the text tower
 * @param vision the image tower
 * @param dimension length of an embedding
 * @param vocabularySize number of token ids
 * @param contextLength most tokens of a text, start and end included
 * @param endTokenId the token whose position is pooled, or {@link #POOL_AT_HIGHEST_ID}
 * @param imageSize width and height of the image that the model looks at, a multiple of {@code
 *     patchSize}
 * @param patchSize width and height of a patch
 */
record ClipConfig(
    TowerConfig text,
    TowerConfig vision,
    int dimension,
    int vocabularySize,
    int contextLength,
    int endTokenId,
    int imageSize,
    int patchSize)
    implements ModelConfig {

  /**
   * The first published checkpoints say {@code eos_token_id: 2} by mistake; for them the reference
   * pools at the highest token id, which is the end token.
   */
  static final int POOL_AT_HIGHEST_ID = 2;

  private static final int MAX_DIMENSION = 1 << 16;
  private static final int MAX_VOCABULARY = 1 << 22;

  private static final TowerConfig TEXT_DEFAULTS =
      new TowerConfig(512, 2048, 12, 8, Activation.QUICK_GELU, 1e-5);

  static ClipConfig read(Path file) {
    return from(JsonSettings.read(file));
  }

  static ClipConfig from(JsonSettings settings) {
    JsonSettings text = settings.legacyNested("text_config");
    ClipVision vision = ClipVision.from(settings);
    int vocabularySize = text.wholeNumber("vocab_size", 49408, 3, MAX_VOCABULARY);
    return new ClipConfig(
        TowerConfig.from(text, TEXT_DEFAULTS),
        vision.tower(),
        settings.wholeNumber("projection_dim", 512, 1, MAX_DIMENSION),
        vocabularySize,
        text.wholeNumber("max_position_embeddings", 77, 2, MAX_DIMENSION),
        text.wholeNumber("eos_token_id", vocabularySize - 1, 0, vocabularySize - 1),
        vision.imageSize(),
        vision.patchSize());
  }

  @Override
  public String familyName() {
    return "clip";
  }

  @Override
  public List<WeightGroup> textWeights() {
    return ClipWeights.text(this);
  }

  @Override
  public List<WeightGroup> visionWeights() {
    return ClipWeights.vision(this);
  }

  @Override
  public String textFunction() {
    return "text";
  }

  @Override
  public String imageFunction() {
    return "image";
  }

  /** The first end token, or the first of the highest ids. */
  @Override
  public int lastPosition(long[] ids) {
    boolean highest = endTokenId == POOL_AT_HIGHEST_ID;
    int end = 0;
    for (int i = 0; i < ids.length; i++) {
      if (highest) {
        end = ids[i] > ids[end] ? i : end;
      } else if (ids[i] == endTokenId) {
        return i;
      }
    }
    return end;
  }

  @Override
  public TextTokenizer tokenizer(CheckpointFolder folder) {
    return ClipTokenizer.load(folder.tokenizer(VocabularyFiles.VOCABULARY), this);
  }

  @Override
  public PreprocessingConfig preprocessing(Path file) {
    return PreprocessingConfig.read(file, imageSize);
  }
}
