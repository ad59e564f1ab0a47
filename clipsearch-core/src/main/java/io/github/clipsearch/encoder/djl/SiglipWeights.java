package io.github.clipsearch.encoder.djl;

import static io.github.clipsearch.encoder.djl.WeightShape.tensor;

import java.util.ArrayList;
import java.util.List;

/** The tensors of SigLIP's two towers, in the order of the TorchScript program. */
final class SiglipWeights {
  private SiglipWeights() {}

  static List<WeightGroup> text(SiglipConfig config) {
    long width = config.text().hiddenSize();
    List<WeightGroup> groups = new ArrayList<>();
    groups.add(WeightGroup.tokenEmbeddings(config));
    groups.addAll(WeightGroup.layers("text_model", config.text()));
    groups.add(
        WeightGroup.asStored(
            tensor("text_model.final_layer_norm.weight", width),
            tensor("text_model.final_layer_norm.bias", width),
            tensor("text_model.head.weight", config.dimension(), width),
            tensor("text_model.head.bias", config.dimension())));
    return groups;
  }

  static List<WeightGroup> vision(SiglipConfig config) {
    long width = config.vision().hiddenSize();
    long patch = config.patchSize();
    long positions = (long) config.grid() * config.grid();
    String prefix = "vision_model.embeddings.";
    List<WeightGroup> groups = new ArrayList<>();
    groups.add(
        WeightGroup.asStored(
            tensor(prefix + "patch_embedding.weight", width, 3, patch, patch),
            tensor(prefix + "patch_embedding.bias", width),
            tensor(prefix + "position_embedding.weight", positions, width)));
    groups.addAll(WeightGroup.layers("vision_model", config.vision()));
    groups.add(
        WeightGroup.asStored(
            tensor("vision_model.post_layernorm.weight", width),
            tensor("vision_model.post_layernorm.bias", width)));
    groups.add(attentionPooling("vision_model.head.", config.vision()));
    return groups;
  }

  private static WeightGroup attentionPooling(String prefix, TowerConfig vision) {
    long width = vision.hiddenSize();
    long inner = vision.intermediateSize();
    return WeightGroup.scaled(
        "siglip_keep_pooling",
        vision,
        tensor(prefix + "probe", 1, 1, width),
        tensor(prefix + "attention.in_proj_weight", 3 * width, width),
        tensor(prefix + "attention.in_proj_bias", 3 * width),
        tensor(prefix + "attention.out_proj.weight", width, width),
        tensor(prefix + "attention.out_proj.bias", width),
        tensor(prefix + "layernorm.weight", width),
        tensor(prefix + "layernorm.bias", width),
        tensor(prefix + "mlp.fc1.weight", inner, width),
        tensor(prefix + "mlp.fc1.bias", inner),
        tensor(prefix + "mlp.fc2.weight", width, inner),
        tensor(prefix + "mlp.fc2.bias", width));
  }
}
