package io.github.clipsearch.encoder.djl;

import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of an AltCLIP model: CLIP's image tower beside an XLM-RoBERTa, which looks in
 * both directions. Its first token's state goes through one layer more before it is projected.
 *
 * @param text the text tower
 * @param vision the image tower
 * @param dimension length of an embedding
 * @param vocabularySize number of token ids
 * @param positions how many positions the text tower knows, the first of which no token gets
 * @param tokenKinds of how many kinds tokens can be; texts use the first
 * @param transformedSize width between the additional layer and the projection
 * @param imageSize width and height of the image
 * @param patchSize width and height of a patch
 */
record AltClipConfig(
    TowerConfig text,
    TowerConfig vision,
    int dimension,
    int vocabularySize,
    int positions,
    int tokenKinds,
    int transformedSize,
    int imageSize,
    int patchSize)
    implements ModelConfig {

  /**
   * XLM-RoBERTa's, which the program knows as well. Tokens' positions are counted from above it.
   */
  private static final int PADDING_ID = 1;

  private static final int MAX_DIMENSION = 1 << 16;
  private static final int MAX_VOCABULARY = 1 << 22;

  private static final TowerConfig TEXT_DEFAULTS =
      new TowerConfig(1024, 4096, 24, 16, Activation.GELU, 1e-5);

  static AltClipConfig from(JsonSettings settings) {
    JsonSettings text = settings.legacyNested("text_config");
    text.requireText("position_embedding_type", "absolute");
    int padding = text.wholeNumber("pad_token_id", PADDING_ID, 0, MAX_VOCABULARY);
    if (padding != PADDING_ID) {
      throw text.unexpected("pad_token_id", padding, PADDING_ID + ", as in all XLM-RoBERTa models");
    }
    ClipVision vision = ClipVision.from(settings);
    return new AltClipConfig(
        TowerConfig.from(text, TEXT_DEFAULTS),
        vision.tower(),
        settings.wholeNumber("projection_dim", 768, 1, MAX_DIMENSION),
        text.wholeNumber("vocab_size", 250002, 3, MAX_VOCABULARY),
        text.wholeNumber("max_position_embeddings", 514, PADDING_ID + 3, MAX_DIMENSION),
        text.wholeNumber("type_vocab_size", 1, 1, MAX_DIMENSION),
        text.wholeNumber("project_dim", 768, 1, MAX_DIMENSION),
        vision.imageSize(),
        vision.patchSize());
  }

  @Override
  public int contextLength() {
    return positions - PADDING_ID - 1;
  }

  @Override
  public String familyName() {
    return "altclip";
  }

  @Override
  public List<WeightGroup> textWeights() {
    long width = text.hiddenSize();
    List<WeightGroup> groups =
        BertWeights.tower("text_model.roberta.", this, positions, tokenKinds);
    groups.add(
        WeightGroup.asStored(
            WeightShape.tensor("text_model.pre_LN.weight", width),
            WeightShape.tensor("text_model.pre_LN.bias", width),
            WeightShape.tensor("text_model.transformation.weight", transformedSize, width),
            WeightShape.tensor("text_model.transformation.bias", transformedSize),
            WeightShape.tensor("text_projection.weight", dimension, transformedSize)));
    return groups;
  }

  @Override
  public List<WeightGroup> visionWeights() {
    return ClipWeights.vision(this);
  }

  @Override
  public String textFunction() {
    return "altclip_text";
  }

  @Override
  public String imageFunction() {
    return "image";
  }

  @Override
  public int lastPosition(long[] ids) {
    return ids.length - 1;
  }

  @Override
  public TextTokenizer tokenizer(CheckpointFolder folder) {
    return BertTokenizer.loadSentencePieces(folder, this);
  }

  @Override
  public PreprocessingConfig preprocessing(Path file) {
    return PreprocessingConfig.read(file, imageSize);
  }
}
