package io.github.clipsearch.encoder.djl;

import static io.github.clipsearch.encoder.djl.WeightShape.tensor;

import java.util.ArrayList;
import java.util.List;

/** The tensors of CLIP's two towers, in the order of the TorchScript program. */
final class ClipWeights {
  private ClipWeights() {}

  static List<WeightGroup> text(ClipConfig config) {
    List<WeightGroup> groups = new ArrayList<>();
    groups.add(WeightGroup.tokenEmbeddings(config));
    groups.addAll(WeightGroup.layers("text_model", config.text()));
    groups.add(head("text_model.final_layer_norm", "text_projection", config.text(), config));
    return groups;
  }

  /** The image tower, which other families have as well. */
  static List<WeightGroup> vision(ModelConfig config) {
    long width = config.vision().hiddenSize();
    long patch = config.patchSize();
    long positions = (long) config.grid() * config.grid() + 1;
    String prefix = "vision_model.embeddings.";
    List<WeightGroup> groups = new ArrayList<>();
    groups.add(
        WeightGroup.asStored(
            tensor(prefix + "class_embedding", width),
            tensor(prefix + "patch_embedding.weight", width, 3, patch, patch),
            tensor(prefix + "position_embedding.weight", positions, width),
            // sic: the published checkpoints misspell it
            tensor("vision_model.pre_layrnorm.weight", width),
            tensor("vision_model.pre_layrnorm.bias", width)));
    groups.addAll(WeightGroup.layers("vision_model", config.vision()));
    groups.add(head("vision_model.post_layernorm", "visual_projection", config.vision(), config));
    return groups;
  }

  private static WeightGroup head(
      String norm, String projection, TowerConfig tower, ModelConfig config) {
    long width = tower.hiddenSize();
    return WeightGroup.asStored(
        tensor(norm + ".weight", width),
        tensor(norm + ".bias", width),
        tensor(projection + ".weight", config.dimension(), width));
  }
}
