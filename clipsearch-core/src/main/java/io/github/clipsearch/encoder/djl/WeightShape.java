package io.github.clipsearch.encoder.djl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The name and shape of a tensor that a checkpoint must have, and the lists of them that the towers
 * consist of, in the order of the TorchScript program.
 *
 * @param name in the safetensors file
 * @param shape dimensions, outermost first
 */
record WeightShape(String name, List<Long> shape) {

  private static WeightShape of(String name, long... shape) {
    List<Long> dimensions = new ArrayList<>();
    for (long dimension : shape) {
      dimensions.add(dimension);
    }
    return new WeightShape(name, Collections.unmodifiableList(dimensions));
  }

  /** What comes before the layers of the text tower. */
  static List<WeightShape> textEmbeddings(ClipConfig config) {
    long width = config.text().hiddenSize();
    String prefix = "text_model.embeddings.";
    return List.of(
        of(prefix + "token_embedding.weight", config.vocabularySize(), width),
        of(prefix + "position_embedding.weight", config.contextLength(), width));
  }

  /** What comes before the layers of the image tower. */
  static List<WeightShape> visionEmbeddings(ClipConfig config) {
    long width = config.vision().hiddenSize();
    long patch = config.patchSize();
    long positions = (long) config.grid() * config.grid() + 1;
    String prefix = "vision_model.embeddings.";
    return List.of(
        of(prefix + "class_embedding", width),
        of(prefix + "patch_embedding.weight", width, 3, patch, patch),
        of(prefix + "position_embedding.weight", positions, width),
        // sic: the published checkpoints misspell it
        of("vision_model.pre_layrnorm.weight", width),
        of("vision_model.pre_layrnorm.bias", width));
  }

  /** One layer of a tower: 16 tensors. */
  static List<WeightShape> layer(String tower, TowerConfig config, int layer) {
    String prefix = tower + ".encoder.layers." + layer + ".";
    long width = config.hiddenSize();
    long inner = config.intermediateSize();
    return List.of(
        of(prefix + "layer_norm1.weight", width),
        of(prefix + "layer_norm1.bias", width),
        of(prefix + "self_attn.q_proj.weight", width, width),
        of(prefix + "self_attn.k_proj.weight", width, width),
        of(prefix + "self_attn.v_proj.weight", width, width),
        of(prefix + "self_attn.q_proj.bias", width),
        of(prefix + "self_attn.k_proj.bias", width),
        of(prefix + "self_attn.v_proj.bias", width),
        of(prefix + "self_attn.out_proj.weight", width, width),
        of(prefix + "self_attn.out_proj.bias", width),
        of(prefix + "layer_norm2.weight", width),
        of(prefix + "layer_norm2.bias", width),
        of(prefix + "mlp.fc1.weight", inner, width),
        of(prefix + "mlp.fc1.bias", inner),
        of(prefix + "mlp.fc2.weight", width, inner),
        of(prefix + "mlp.fc2.bias", width));
  }

  /** What comes after the layers of the text tower. */
  static List<WeightShape> textHead(ClipConfig config) {
    return head("text_model.final_layer_norm", "text_projection", config.text(), config);
  }

  /** What comes after the layers of the image tower. */
  static List<WeightShape> visionHead(ClipConfig config) {
    return head("vision_model.post_layernorm", "visual_projection", config.vision(), config);
  }

  private static List<WeightShape> head(
      String norm, String projection, TowerConfig tower, ClipConfig config) {
    long width = tower.hiddenSize();
    return List.of(
        of(norm + ".weight", width),
        of(norm + ".bias", width),
        of(projection + ".weight", config.dimension(), width));
  }

  /** Every tensor that a checkpoint of this configuration must have. */
  static List<WeightShape> all(ClipConfig config) {
    List<WeightShape> all = new ArrayList<>(textEmbeddings(config));
    for (int layer = 0; layer < config.text().layers(); layer++) {
      all.addAll(layer("text_model", config.text(), layer));
    }
    all.addAll(textHead(config));
    all.addAll(visionEmbeddings(config));
    for (int layer = 0; layer < config.vision().layers(); layer++) {
      all.addAll(layer("vision_model", config.vision(), layer));
    }
    all.addAll(visionHead(config));
    return all;
  }

  /** How many numbers the tensor holds. */
  long size() {
    long size = 1;
    for (long dimension : shape) {
      size *= dimension;
    }
    return size;
  }
}
