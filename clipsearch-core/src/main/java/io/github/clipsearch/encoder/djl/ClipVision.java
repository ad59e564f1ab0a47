package io.github.clipsearch.encoder.djl;

/**
 * CLIP's image tower, which other families have as well.
 *
 * @param tower its transformer
 * @param imageSize width and height of the image that it looks at, a multiple of {@code patchSize}
 * @param patchSize width and height of a patch
 */
record ClipVision(TowerConfig tower, int imageSize, int patchSize) {
  private static final int MAX_IMAGE_SIZE = 1 << 12;

  private static final TowerConfig DEFAULTS =
      new TowerConfig(768, 3072, 12, 12, Activation.QUICK_GELU, 1e-5);

  /** Reads {@code vision_config}, or {@code vision_config_dict} where it is there. */
  static ClipVision from(JsonSettings settings) {
    JsonSettings vision = settings.legacyNested("vision_config");
    vision.requireRgb();
    int imageSize = vision.wholeNumber("image_size", 224, 1, MAX_IMAGE_SIZE);
    int patchSize = vision.wholeNumber("patch_size", 32, 1, MAX_IMAGE_SIZE);
    if (imageSize % patchSize != 0) {
      throw vision.unexpected(
          "image_size", imageSize, "a multiple of patch_size, which is " + patchSize);
    }
    return new ClipVision(TowerConfig.from(vision, DEFAULTS), imageSize, patchSize);
  }
}
