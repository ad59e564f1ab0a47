package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonElement;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;

/**
 * What {@code config.json} says about the model.
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
    int patchSize) {

  /**
   * The first published checkpoints say {@code eos_token_id: 2} by mistake; for them the reference
   * pools at the highest token id, which is the end token.
   */
  static final int POOL_AT_HIGHEST_ID = 2;

  private static final int MAX_DIMENSION = 1 << 16;
  private static final int MAX_VOCABULARY = 1 << 22;
  private static final int MAX_IMAGE_SIZE = 1 << 12;

  static ClipConfig read(Path file) {
    JsonSettings settings = JsonSettings.read(file);
    requireClip(settings);
    JsonSettings text = settings.nested("text_config");
    JsonSettings vision = settings.nested("vision_config");
    int channels = vision.wholeNumber("num_channels", 3, 1, MAX_DIMENSION);
    if (channels != 3) {
      throw vision.unexpected("num_channels", channels, "3 (red, green and blue)");
    }
    int imageSize = vision.wholeNumber("image_size", 224, 1, MAX_IMAGE_SIZE);
    int patchSize = vision.wholeNumber("patch_size", 32, 1, MAX_IMAGE_SIZE);
    if (imageSize % patchSize != 0) {
      throw vision.unexpected(
          "image_size", imageSize, "a multiple of patch_size, which is " + patchSize);
    }
    int vocabularySize = text.wholeNumber("vocab_size", 49408, 3, MAX_VOCABULARY);
    return new ClipConfig(
        TowerConfig.from(text, 512, 2048, 8),
        TowerConfig.from(vision, 768, 3072, 12),
        settings.wholeNumber("projection_dim", 512, 1, MAX_DIMENSION),
        vocabularySize,
        text.wholeNumber("max_position_embeddings", 77, 2, MAX_DIMENSION),
        text.wholeNumber("eos_token_id", vocabularySize - 1, 0, vocabularySize - 1),
        imageSize,
        patchSize);
  }

  private static void requireClip(JsonSettings settings) {
    JsonElement type = settings.get("model_type");
    if (type == null || !type.isJsonPrimitive() || !type.getAsString().equals("clip")) {
      throw new ModelLoadException(
          settings.file(),
          "the model_type is %s, but only 'clip' is supported; choose a CLIP checkpoint in the Hugging Face layout"
              .formatted(type == null ? "missing" : type));
    }
  }

  /** Patches per row and per column. */
  int grid() {
    return imageSize / patchSize;
  }
}
