package io.github.clipsearch.examples.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Writes a checkpoint of the size of CLIP ViT-B/32 (605 MB) with random weights, so that speed,
 * memory and rounding can be measured without a download. Its vectors mean nothing.
 */
public final class MakeCheckpoint {
  private static final int DIMENSION = 512;
  private static final int LAYERS = 12;
  private static final int VOCABULARY = 49408;
  private static final int CONTEXT_LENGTH = 77;
  private static final int IMAGE_SIZE = 224;
  private static final int PATCH_SIZE = 32;
  private static final int POSITIONS = 1 + (IMAGE_SIZE / PATCH_SIZE) * (IMAGE_SIZE / PATCH_SIZE);
  private static final double EMBEDDING_DEVIATION = 0.02;

  private final Map<String, int[]> shapes = new LinkedHashMap<>();

  private MakeCheckpoint() {
    tower("text_model", 512);
    shapes.put("text_model.embeddings.token_embedding.weight", new int[] {VOCABULARY, 512});
    shapes.put("text_model.embeddings.position_embedding.weight", new int[] {CONTEXT_LENGTH, 512});
    norm("text_model.final_layer_norm", 512);
    shapes.put("text_projection.weight", new int[] {DIMENSION, 512});
    tower("vision_model", 768);
    String embeddings = "vision_model.embeddings.";
    shapes.put(embeddings + "class_embedding", new int[] {768});
    shapes.put(embeddings + "patch_embedding.weight", new int[] {768, 3, PATCH_SIZE, PATCH_SIZE});
    shapes.put(embeddings + "position_embedding.weight", new int[] {POSITIONS, 768});
    norm("vision_model.pre_layrnorm", 768);
    norm("vision_model.post_layernorm", 768);
    shapes.put("visual_projection.weight", new int[] {DIMENSION, 768});
  }

  /**
   * Writes the checkpoint, the same one at every call.
   *
   * @param args the folder
   * @throws IOException when a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = RandomCheckpoint.write(Path.of(args[0]), 1);
    new MakeCheckpoint().write(folder);
    System.out.println(folder);
  }

  private void tower(String name, int width) {
    for (int layer = 0; layer < LAYERS; layer++) {
      String prefix = name + ".encoder.layers." + layer + ".";
      norm(prefix + "layer_norm1", width);
      for (String part : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
        linear(prefix + "self_attn." + part, width, width);
      }
      norm(prefix + "layer_norm2", width);
      linear(prefix + "mlp.fc1", 4 * width, width);
      linear(prefix + "mlp.fc2", width, 4 * width);
    }
  }

  private void norm(String name, int width) {
    shapes.put(name + ".weight", new int[] {width});
    shapes.put(name + ".bias", new int[] {width});
  }

  private void linear(String name, int outputs, int inputs) {
    shapes.put(name + ".weight", new int[] {outputs, inputs});
    shapes.put(name + ".bias", new int[] {outputs});
  }

  private void write(Path folder) throws IOException {
    JsonObject config = new JsonObject();
    config.addProperty("model_type", "clip");
    config.addProperty("projection_dim", DIMENSION);
    JsonObject text = tower(512, 8);
    text.addProperty("vocab_size", VOCABULARY);
    text.addProperty("max_position_embeddings", CONTEXT_LENGTH);
    // of the small model's tokenizer, which is used here as well
    text.addProperty("bos_token_id", 512);
    text.addProperty("eos_token_id", 513);
    config.add("text_config", text);
    JsonObject vision = tower(768, 12);
    vision.addProperty("image_size", IMAGE_SIZE);
    vision.addProperty("patch_size", PATCH_SIZE);
    config.add("vision_config", vision);
    Files.writeString(folder.resolve("config.json"), config.toString());
    Files.writeString(
        folder.resolve("preprocessor_config.json"),
        "{\"size\": {\"shortest_edge\": %d}, \"crop_size\": %d, \"resample\": 3}"
            .formatted(IMAGE_SIZE, IMAGE_SIZE));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("model.safetensors")))) {
      writeTensors(out);
    }
  }

  private static JsonObject tower(int width, int heads) {
    JsonObject tower = new JsonObject();
    tower.addProperty("hidden_size", width);
    tower.addProperty("intermediate_size", 4 * width);
    tower.addProperty("num_hidden_layers", LAYERS);
    tower.addProperty("num_attention_heads", heads);
    tower.addProperty("hidden_act", "quick_gelu");
    return tower;
  }

  private void writeTensors(OutputStream out) throws IOException {
    JsonObject header = new JsonObject();
    long end = 0;
    for (Map.Entry<String, int[]> tensor : shapes.entrySet()) {
      JsonArray offsets = new JsonArray();
      offsets.add(end);
      end += (long) Float.BYTES * size(tensor.getValue());
      offsets.add(end);
      JsonArray shape = new JsonArray();
      Arrays.stream(tensor.getValue()).forEach(shape::add);
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", "F32");
      entry.add("shape", shape);
      entry.add("data_offsets", offsets);
      header.add(tensor.getKey(), entry);
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    out.write(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .array());
    out.write(json);
    Random random = new Random(1);
    for (Map.Entry<String, int[]> tensor : shapes.entrySet()) {
      out.write(values(tensor.getKey(), tensor.getValue(), random));
    }
  }

  private static byte[] values(String name, int[] shape, Random random) {
    int size = size(shape);
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * size).order(ByteOrder.LITTLE_ENDIAN);
    double mean = name.contains("norm") && name.endsWith(".weight") ? 1 : 0;
    double deviation = shape.length > 1 ? 1 / Math.sqrt((double) size / shape[0]) : 0;
    if (name.contains(".embeddings.")) {
      deviation = EMBEDDING_DEVIATION;
    }
    for (int i = 0; i < size; i++) {
      // not a normal distribution, but much faster: a sum of three uniform ones
      double deviate = 2 * (random.nextFloat() + random.nextFloat() + random.nextFloat()) - 3;
      bytes.putFloat((float) (mean + deviation * deviate));
    }
    return bytes.array();
  }

  private static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
