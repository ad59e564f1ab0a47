package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Writes a small CLIP checkpoint with random weights, for demos and tests without a download.
 *
 * <p>Its image embeddings tell images apart and are near for similar ones, so search by example
 * image works; its text embeddings tell texts apart, but say nothing about images. The folder has
 * the layout of a published checkpoint and about 2 MB.
 */
public final class RandomCheckpoint {
  private static final int DIMENSION = 64;
  private static final int IMAGE_SIZE = 64;
  private static final int PATCH_SIZE = 8;
  private static final int CONTEXT_LENGTH = 77;

  private static final double FIRST_NORM = 0.3;
  private static final double POSITION_DEVIATION = 0.6;
  private static final double LAYER_GAIN = 1.4;

  private static final ClipConfig CONFIG =
      new ClipConfig(
          new TowerConfig(64, 256, 2, 2, Activation.QUICK_GELU, 1e-5),
          new TowerConfig(96, 384, 3, 3, Activation.QUICK_GELU, 1e-5),
          DIMENSION,
          ByteLevelTokenizer.VOCABULARY_SIZE,
          CONTEXT_LENGTH,
          ByteLevelTokenizer.END_ID,
          IMAGE_SIZE,
          PATCH_SIZE);

  private RandomCheckpoint() {}

  /**
   * Writes the checkpoint; {@link DjlClipEncoder#load} reads it.
   *
   * @param folder where to; created if it does not exist, files of the same names are replaced
   * @param seed the same seed makes the same checkpoint, another one a model whose vectors cannot
   *     be compared with the first one's
   * @return the folder
   * @throws UncheckedIOException when a file cannot be written
   */
  public static Path write(Path folder, long seed) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.json"), config().toString());
      Files.writeString(folder.resolve("preprocessor_config.json"), preprocessing().toString());
      Files.writeString(folder.resolve("tokenizer.json"), ByteLevelTokenizer.json());
      weights(seed).write(folder.resolve("model.safetensors"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a checkpoint to " + folder, e);
    }
  }

  private static JsonObject config() {
    JsonObject text = tower(CONFIG.text());
    text.addProperty("vocab_size", CONFIG.vocabularySize());
    text.addProperty("max_position_embeddings", CONFIG.contextLength());
    text.addProperty("bos_token_id", ByteLevelTokenizer.START_ID);
    text.addProperty("eos_token_id", CONFIG.endTokenId());
    JsonObject vision = tower(CONFIG.vision());
    vision.addProperty("image_size", CONFIG.imageSize());
    vision.addProperty("patch_size", CONFIG.patchSize());
    JsonObject config = new JsonObject();
    config.addProperty("model_type", "clip");
    config.addProperty("projection_dim", CONFIG.dimension());
    config.add("text_config", text);
    config.add("vision_config", vision);
    return config;
  }

  private static JsonObject tower(TowerConfig tower) {
    JsonObject config = new JsonObject();
    config.addProperty("hidden_size", tower.hiddenSize());
    config.addProperty("intermediate_size", tower.intermediateSize());
    config.addProperty("num_hidden_layers", tower.layers());
    config.addProperty("num_attention_heads", tower.heads());
    config.addProperty("hidden_act", tower.activation().configName());
    config.addProperty("layer_norm_eps", tower.layerNormEpsilon());
    return config;
  }

  private static JsonObject preprocessing() {
    JsonObject config = new JsonObject();
    config.addProperty("size", CONFIG.imageSize());
    config.addProperty("crop_size", CONFIG.imageSize());
    config.addProperty("resample", 3);
    config.addProperty("do_resize", true);
    config.addProperty("do_center_crop", true);
    config.addProperty("do_normalize", true);
    JsonArray half = new JsonArray();
    List.of(0.5, 0.5, 0.5).forEach(half::add);
    config.add("image_mean", half);
    config.add("image_std", half);
    return config;
  }

  private static SafetensorsWriter weights(long seed) {
    SafetensorsWriter writer = new SafetensorsWriter();
    Random random = new Random(seed);
    for (WeightShape weight : WeightShape.all(CONFIG)) {
      float[] values = new float[Math.toIntExact(weight.size())];
      double deviation = deviation(weight);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (mean(weight.name()) + deviation * random.nextGaussian());
      }
      writer.add(weight, values);
    }
    return writer;
  }

  private static double mean(String name) {
    if (name.equals("vision_model.pre_layrnorm.weight")) {
      return FIRST_NORM;
    }
    return name.contains("norm") && name.endsWith(".weight") ? 1 : 0;
  }

  /**
   * Larger in the layers than CLIP's own initialisation, and with less of what is the same for all
   * images before them: otherwise all images would have almost the same embedding. Still larger,
   * and a slightly brighter image would be another one. Chosen by trial on frames of real videos.
   */
  private static double deviation(WeightShape weight) {
    String name = weight.name();
    if (name.contains("norm") || name.endsWith(".bias")) {
      return 0;
    }
    if (name.startsWith("vision_model.embeddings") && !name.contains("patch")) {
      return POSITION_DEVIATION;
    }
    if (name.startsWith("text_model.embeddings")) {
      return 1;
    }
    double inputs = (double) weight.size() / weight.shape().get(0);
    return (name.contains(".layers.") ? LAYER_GAIN : 1) / Math.sqrt(inputs);
  }
}
