package io.github.clipsearch.encoder.djl;

import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of a Chinese-CLIP model: CLIP's image tower beside a BERT, which looks in both
 * directions and whose first token's state becomes the embedding.
 *
 * @param text the text tower
 * @param vision the image tower
 * @param dimension length of an embedding
 * @param vocabularySize number of token ids
 * @param contextLength most tokens of a text, start and end included
 * @param tokenKinds of how many kinds tokens can be; texts use the first
 * @param imageSize width and height of the image
 * @param patchSize width and height of a patch
 */
record ChineseClipConfig(
    TowerConfig text,
    TowerConfig vision,
    int dimension,
    int vocabularySize,
    int contextLength,
    int tokenKinds,
    int imageSize,
    int patchSize)
    implements ModelConfig {

  private static final int MAX_DIMENSION = 1 << 16;
  private static final int MAX_VOCABULARY = 1 << 22;

  private static final TowerConfig TEXT_DEFAULTS =
      new TowerConfig(768, 3072, 12, 12, Activation.GELU, 1e-12);

  static ChineseClipConfig from(JsonSettings settings) {
    JsonSettings text = settings.legacyNested("text_config");
    text.requireText("position_embedding_type", "absolute");
    ClipVision vision = ClipVision.from(settings);
    return new ChineseClipConfig(
        TowerConfig.from(text, TEXT_DEFAULTS),
        vision.tower(),
        settings.wholeNumber("projection_dim", 512, 1, MAX_DIMENSION),
        text.wholeNumber("vocab_size", 30522, 3, MAX_VOCABULARY),
        text.wholeNumber("max_position_embeddings", 512, 2, MAX_DIMENSION),
        text.wholeNumber("type_vocab_size", 2, 1, MAX_DIMENSION),
        vision.imageSize(),
        vision.patchSize());
  }

  @Override
  public String familyName() {
    return "chinese-clip";
  }

  @Override
  public List<WeightGroup> textWeights() {
    List<WeightGroup> groups = BertWeights.tower("text_model.", this, contextLength, tokenKinds);
    groups.add(
        WeightGroup.asStored(
            WeightShape.tensor("text_projection.weight", dimension, text.hiddenSize())));
    return groups;
  }

  @Override
  public List<WeightGroup> visionWeights() {
    return ClipWeights.vision(this);
  }

  @Override
  public String textFunction() {
    return "chinese_clip_text";
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
    return BertTokenizer.loadWordPieces(folder, this);
  }

  @Override
  public PreprocessingConfig preprocessing(Path file) {
    return PreprocessingConfig.read(file, imageSize);
  }
}
