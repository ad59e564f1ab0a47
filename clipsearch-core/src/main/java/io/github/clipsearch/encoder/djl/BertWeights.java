package io.github.clipsearch.encoder.djl;

import static io.github.clipsearch.encoder.djl.WeightShape.tensor;

import java.util.ArrayList;
import java.util.List;

/** The tensors of BERT and its descendants, in the order of the TorchScript program. */
final class BertWeights {
  private BertWeights() {}

  /**
   * A text tower without its head.
   *
   * @param prefix of its tensors, with the dot
   * @param positions how many positions it knows
   * @param kinds how many kinds of token it knows
   */
  static List<WeightGroup> tower(String prefix, ModelConfig config, int positions, int kinds) {
    long width = config.text().hiddenSize();
    String embeddings = prefix + "embeddings.";
    List<WeightGroup> groups = new ArrayList<>();
    groups.add(
        WeightGroup.asStored(
            tensor(embeddings + "word_embeddings.weight", config.vocabularySize(), width),
            tensor(embeddings + "position_embeddings.weight", positions, width),
            tensor(embeddings + "token_type_embeddings.weight", kinds, width),
            tensor(embeddings + "LayerNorm.weight", width),
            tensor(embeddings + "LayerNorm.bias", width)));
    for (int layer = 0; layer < config.text().layers(); layer++) {
      groups.add(layer(prefix + "encoder.layer." + layer + ".", config.text()));
    }
    return groups;
  }

  /** In the places that a layer of CLIP has for them, so that they are kept like that. */
  private static WeightGroup layer(String prefix, TowerConfig config) {
    long width = config.hiddenSize();
    long inner = config.intermediateSize();
    return WeightGroup.scaled(
        "keep_layer",
        config,
        tensor(prefix + "attention.output.LayerNorm.weight", width),
        tensor(prefix + "attention.output.LayerNorm.bias", width),
        tensor(prefix + "attention.self.query.weight", width, width),
        tensor(prefix + "attention.self.key.weight", width, width),
        tensor(prefix + "attention.self.value.weight", width, width),
        tensor(prefix + "attention.self.query.bias", width),
        tensor(prefix + "attention.self.key.bias", width),
        tensor(prefix + "attention.self.value.bias", width),
        tensor(prefix + "attention.output.dense.weight", width, width),
        tensor(prefix + "attention.output.dense.bias", width),
        tensor(prefix + "output.LayerNorm.weight", width),
        tensor(prefix + "output.LayerNorm.bias", width),
        tensor(prefix + "intermediate.dense.weight", inner, width),
        tensor(prefix + "intermediate.dense.bias", inner),
        tensor(prefix + "output.dense.weight", width, inner),
        tensor(prefix + "output.dense.bias", width));
  }
}
