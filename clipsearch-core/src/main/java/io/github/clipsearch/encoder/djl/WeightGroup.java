package io.github.clipsearch.encoder.djl;

import java.util.ArrayList;
import java.util.List;

/**
 * Tensors that are loaded together, by a function of the program that brings them into the form
 * that its other functions want.
 *
 * @param function takes the tensors as a list, then {@code inputScale} if there is one, then the
 *     program's object {@code Weights}, which it adds them to
 * @param inputScale see {@link Activation#inputScale()}; empty when no MLP is among the tensors
 * @param weights what the checkpoint has
 */
record WeightGroup(String function, List<Double> inputScale, List<WeightShape> weights) {

  /** Tensors that are used as they are. */
  static WeightGroup asStored(WeightShape... weights) {
    return new WeightGroup("keep", List.of(), List.of(weights));
  }

  /** Tensors with an MLP among them. */
  static WeightGroup scaled(String function, TowerConfig config, WeightShape... weights) {
    return new WeightGroup(function, List.of(config.activation().inputScale()), List.of(weights));
  }

  /** The layers of a tower, which are the same in all families. */
  static List<WeightGroup> layers(String tower, TowerConfig config) {
    List<WeightGroup> layers = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      layers.add(layer(tower + ".encoder.layers." + layer + ".", config));
    }
    return layers;
  }

  /** The embeddings of tokens and of their positions, which all text towers begin with. */
  static WeightGroup tokenEmbeddings(ModelConfig config) {
    long width = config.text().hiddenSize();
    String prefix = "text_model.embeddings.";
    return asStored(
        WeightShape.tensor(prefix + "token_embedding.weight", config.vocabularySize(), width),
        WeightShape.tensor(prefix + "position_embedding.weight", config.contextLength(), width));
  }

  private static WeightGroup layer(String prefix, TowerConfig config) {
    long width = config.hiddenSize();
    long inner = config.intermediateSize();
    return scaled(
        "keep_layer",
        config,
        WeightShape.tensor(prefix + "layer_norm1.weight", width),
        WeightShape.tensor(prefix + "layer_norm1.bias", width),
        WeightShape.tensor(prefix + "self_attn.q_proj.weight", width, width),
        WeightShape.tensor(prefix + "self_attn.k_proj.weight", width, width),
        WeightShape.tensor(prefix + "self_attn.v_proj.weight", width, width),
        WeightShape.tensor(prefix + "self_attn.q_proj.bias", width),
        WeightShape.tensor(prefix + "self_attn.k_proj.bias", width),
        WeightShape.tensor(prefix + "self_attn.v_proj.bias", width),
        WeightShape.tensor(prefix + "self_attn.out_proj.weight", width, width),
        WeightShape.tensor(prefix + "self_attn.out_proj.bias", width),
        WeightShape.tensor(prefix + "layer_norm2.weight", width),
        WeightShape.tensor(prefix + "layer_norm2.bias", width),
        WeightShape.tensor(prefix + "mlp.fc1.weight", inner, width),
        WeightShape.tensor(prefix + "mlp.fc1.bias", inner),
        WeightShape.tensor(prefix + "mlp.fc2.weight", width, inner),
        WeightShape.tensor(prefix + "mlp.fc2.bias", width));
  }
}
