package io.github.clipsearch.encoder.djl;

import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of a SigLIP model, or of a SigLIP 2 model of one fixed image size. Unlike
 * CLIP's, its text tower looks in both directions, at the padding too, and its image tower has no
 * class token but a head that attends to all patches.
 *
 * @param text the text tower
 * @param vision the image tower
 * @param dimension length of an embedding
 * @param vocabularySize number of token ids
 * @param contextLength the number of tokens that every text is filled up to
 * @param imageSize width and height of the image; what is left of it beyond a multiple of {@code
 *     patchSize} is not looked at
 * @param patchSize width and height of a patch
 */
record SiglipConfig(
    TowerConfig text,
    TowerConfig vision,
    int dimension,
    int vocabularySize,
    int contextLength,
    int imageSize,
    int patchSize)
    implements ModelConfig {

  private static final int MAX_WIDTH = 1 << 16;
  private static final int MAX_VOCABULARY = 1 << 22;
  private static final int MAX_IMAGE_SIZE = 1 << 12;

  private static final TowerConfig TOWER_DEFAULTS =
      new TowerConfig(768, 3072, 12, 12, Activation.GELU_TANH, 1e-6);

  static SiglipConfig from(JsonSettings settings) {
    JsonSettings text = settings.nested("text_config");
    JsonSettings vision = settings.nested("vision_config");
    vision.requireRgb();
    if (!vision.flag("vision_use_head", true)) {
      throw vision.unexpected("vision_use_head", false, "true, for there to be image embeddings");
    }
    TowerConfig textTower = TowerConfig.from(text, TOWER_DEFAULTS);
    TowerConfig visionTower = TowerConfig.from(vision, TOWER_DEFAULTS);
    int dimension = text.wholeNumber("projection_size", textTower.hiddenSize(), 1, MAX_WIDTH);
    if (dimension != visionTower.hiddenSize()) {
      throw text.unexpected(
          "projection_size",
          dimension,
          "the hidden_size of vision_config, which is " + visionTower.hiddenSize());
    }
    int imageSize = vision.wholeNumber("image_size", 224, 1, MAX_IMAGE_SIZE);
    return new SiglipConfig(
        textTower,
        visionTower,
        dimension,
        text.wholeNumber("vocab_size", 32000, 3, MAX_VOCABULARY),
        text.wholeNumber("max_position_embeddings", 64, 2, MAX_WIDTH),
        imageSize,
        vision.wholeNumber("patch_size", 16, 1, imageSize));
  }

  @Override
  public String familyName() {
    return "siglip";
  }

  @Override
  public List<WeightGroup> textWeights() {
    return SiglipWeights.text(this);
  }

  @Override
  public List<WeightGroup> visionWeights() {
    return SiglipWeights.vision(this);
  }

  @Override
  public String textFunction() {
    return "siglip_text";
  }

  @Override
  public String imageFunction() {
    return "siglip_image";
  }

  /** The last one, which is padding in all but the longest texts. */
  @Override
  public int lastPosition(long[] ids) {
    return ids.length - 1;
  }

  @Override
  public TextTokenizer tokenizer(CheckpointFolder folder) {
    return SiglipTokenizer.load(folder, this);
  }

  @Override
  public PreprocessingConfig preprocessing(Path file) {
    return PreprocessingConfig.read(file, imageSize, PreprocessingConfig.Defaults.SIGLIP);
  }
}
