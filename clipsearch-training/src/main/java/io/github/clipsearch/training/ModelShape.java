package io.github.clipsearch.training;

/** The sizes of the model in the box. */
final class ModelShape {
  static final int IMAGE_SIZE = 64;
  static final int PATCH_SIZE = 8;
  static final int GRID = IMAGE_SIZE / PATCH_SIZE;
  static final int PATCHES = GRID * GRID;
  static final int PATCH_VALUES = 3 * PATCH_SIZE * PATCH_SIZE;
  static final int CONTEXT_LENGTH = 40;
  static final int DIMENSION = 128;
  static final double EPSILON = 1e-5;

  static final Tower TEXT = new Tower("text_model", 128, 3, 4);
  static final Tower VISION = new Tower("vision_model", 128, 5, 4);

  private ModelShape() {}

  /**
   * One of the two towers.
   *
   * @param name prefix of its tensors
   * @param width of a token
   * @param layers how many
   * @param heads of the attention
   */
  record Tower(String name, int width, int layers, int heads) {
    int mlpWidth() {
      return 4 * width;
    }
  }
}
