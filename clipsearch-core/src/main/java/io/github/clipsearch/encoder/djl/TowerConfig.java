package io.github.clipsearch.encoder.djl;

import java.util.List;

/**
 * The size of one of the two transformers.
 *
 * @param hiddenSize width of the residual stream, a multiple of {@code heads}
 * @param intermediateSize width inside the MLPs
 * @param layers number of transformer layers
 * @param heads attention heads per layer
 * @param activation inside the MLPs
 * @param layerNormEpsilon added to variances before their square root is taken
 */
record TowerConfig(
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    Activation activation,
    double layerNormEpsilon) {

  /** Wide enough for every published model, small enough that no product overflows. */
  private static final int MAX_WIDTH = 1 << 16;

  private static final int MAX_LAYERS = 1 << 10;

  /**
   * Reads {@code text_config} or {@code vision_config}.
   *
   * @param defaults the reference's, for what the file leaves out
   */
  static TowerConfig from(JsonSettings settings, TowerConfig defaults) {
    int width = settings.wholeNumber("hidden_size", defaults.hiddenSize, 1, MAX_WIDTH);
    int headCount = settings.wholeNumber("num_attention_heads", defaults.heads, 1, MAX_WIDTH);
    if (width % headCount != 0) {
      throw settings.unexpected(
          "hidden_size", width, "a multiple of num_attention_heads, which is " + headCount);
    }
    double epsilon = settings.number("layer_norm_eps", defaults.layerNormEpsilon);
    if (epsilon < 0 || epsilon > 1) {
      throw settings.unexpected("layer_norm_eps", epsilon, "a small positive number");
    }
    return new TowerConfig(
        width,
        settings.wholeNumber("intermediate_size", defaults.intermediateSize, 1, MAX_WIDTH),
        settings.wholeNumber("num_hidden_layers", defaults.layers, 1, MAX_LAYERS),
        headCount,
        Activation.from(settings, defaults.activation),
        epsilon);
  }

  /** The linear layers within each of its transformer layers, and within a pooling head. */
  List<LinearShape> linearShapes() {
    return List.of(
        new LinearShape(hiddenSize, 3 * hiddenSize),
        new LinearShape(hiddenSize, hiddenSize),
        new LinearShape(hiddenSize, intermediateSize),
        new LinearShape(intermediateSize, hiddenSize));
  }
}
