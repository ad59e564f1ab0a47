package io.github.clipsearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.clipsearch.training.ModelShape.Tower;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * The tensors that are trained, under their names in CLIP's checkpoints; but queries, keys and
 * values of a layer are one tensor until they are saved.
 */
final class Weights {
  static final String LOGIT_SCALE = "logit_scale";
  static final String NAMING = "training_only";
  static final String FUSED = "self_attn.qkv_proj";

  private static final double FIRST_SCALE = Math.log(16);
  private static final double EMBEDDING_DEVIATION = 0.02;

  private final NDManager manager;
  private final Random random;
  private final Map<String, NDArray> tensors = new LinkedHashMap<>();
  private final NDArray textScale;
  private final NDArray visionScale;

  /**
   * Makes random weights.
   *
   * @param manager owner of all tensors
   * @param vocabularySize number of tokens
   * @param seed the same one makes the same weights
   */
  Weights(NDManager manager, int vocabularySize, long seed) {
    this.manager = manager;
    this.random = new Random(seed);
    int text = ModelShape.TEXT.width();
    gaussian(
        "text_model.embeddings.token_embedding.weight", EMBEDDING_DEVIATION, vocabularySize, text);
    gaussian(
        "text_model.embeddings.position_embedding.weight",
        EMBEDDING_DEVIATION,
        ModelShape.CONTEXT_LENGTH,
        text);
    layers(ModelShape.TEXT);
    norm("text_model.final_layer_norm", text);
    gaussian("text_projection.weight", 1 / Math.sqrt(text), ModelShape.DIMENSION, text);

    int vision = ModelShape.VISION.width();
    String embeddings = "vision_model.embeddings.";
    gaussian(embeddings + "class_embedding", EMBEDDING_DEVIATION, vision);
    gaussian(
        embeddings + "patch_embedding.weight",
        1 / Math.sqrt(ModelShape.PATCH_VALUES),
        vision,
        3,
        ModelShape.PATCH_SIZE,
        ModelShape.PATCH_SIZE);
    add(
        embeddings + "position_embedding.weight",
        manager.create(
            GridPositions.waves(vision, random), new Shape(ModelShape.PATCHES + 1, vision)));
    // sic: the published checkpoints misspell it
    norm("vision_model.pre_layrnorm", vision);
    layers(ModelShape.VISION);
    norm("vision_model.post_layernorm", vision);
    gaussian("visual_projection.weight", 1 / Math.sqrt(vision), ModelShape.DIMENSION, vision);
    linear(NAMING, 0.02, Labels.CLASSES, vision);
    textScale = scaleOf(ModelShape.TEXT);
    visionScale = scaleOf(ModelShape.VISION);
    add(LOGIT_SCALE, manager.create(new float[] {(float) FIRST_SCALE}, new Shape()));
  }

  private void layers(Tower tower) {
    int width = tower.width();
    double deviation = 1 / Math.sqrt(width);
    // what is added to the residual stream is smaller the more layers add to it
    double residual = deviation / Math.sqrt(2.0 * tower.layers());
    for (int i = 0; i < tower.layers(); i++) {
      String layer = tower.name() + ".encoder.layers." + i + ".";
      norm(layer + "layer_norm1", width);
      linear(layer + FUSED, deviation, 3L * width, width);
      linear(layer + "self_attn.out_proj", residual, width, width);
      norm(layer + "layer_norm2", width);
      linear(layer + "mlp.fc1", deviation / Math.sqrt(2), tower.mlpWidth(), width);
      linear(layer + "mlp.fc2", residual, width, tower.mlpWidth());
    }
  }

  private void linear(String name, double deviation, long out, long in) {
    gaussian(name + ".weight", deviation, out, in);
    add(name + ".bias", manager.zeros(new Shape(out)));
  }

  private void norm(String name, long width) {
    add(name + ".weight", manager.ones(new Shape(width)));
    add(name + ".bias", manager.zeros(new Shape(width)));
  }

  private void gaussian(String name, double deviation, long... shape) {
    Shape size = new Shape(shape);
    float[] values = new float[Math.toIntExact(size.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    add(name, manager.create(values, size));
  }

  private void add(String name, NDArray tensor) {
    tensor.setRequiresGradient(true);
    tensors.put(name, tensor);
  }

  /** What scores in attention are multiplied with: a tensor, see {@link TruthLoss}. */
  NDArray attentionScale(Tower tower) {
    return tower.equals(ModelShape.TEXT) ? textScale : visionScale;
  }

  private NDArray scaleOf(Tower tower) {
    double depth = (double) tower.width() / tower.heads();
    return manager.create(new float[] {(float) (1 / Math.sqrt(depth))}, new Shape());
  }

  NDArray get(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  Map<String, NDArray> all() {
    return tensors;
  }

  long parameters() {
    return tensors.entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith(NAMING))
        .mapToLong(entry -> entry.getValue().size())
        .sum();
  }

  /** Writes {@code model.safetensors} with 16-bit numbers. */
  void save(Path file) throws IOException {
    try (NDManager temporary = manager.newSubManager();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      NDList list = new NDList();
      for (Map.Entry<String, NDArray> entry : tensors.entrySet()) {
        if (entry.getKey().startsWith(NAMING)) {
          continue;
        }
        NDArray half = entry.getValue().stopGradient().toType(DataType.FLOAT16, true);
        half.attach(temporary);
        String name = entry.getKey();
        if (name.contains(FUSED)) {
          NDList parts = half.split(3, 0);
          parts.attach(temporary);
          addTo(list, name.replace("qkv_proj", "q_proj"), parts.get(0));
          addTo(list, name.replace("qkv_proj", "k_proj"), parts.get(1));
          addTo(list, name.replace("qkv_proj", "v_proj"), parts.get(2));
        } else {
          addTo(list, name, half);
        }
      }
      list.encode(out, NDList.Encoding.SAFETENSORS);
    }
  }

  private static void addTo(NDList list, String name, NDArray tensor) {
    tensor.setName(name);
    list.add(tensor);
  }
}
