package io.github.clipsearch.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.clipsearch.training.ModelShape.Tower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what belongs to a checkpoint beside its weights. */
final class CheckpointFiles {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private CheckpointFiles() {}

  static void write(Path folder, TokenizerFile tokenizer) throws IOException {
    Files.createDirectories(folder);
    write(folder.resolve("config.json"), config(tokenizer));
    write(folder.resolve("preprocessor_config.json"), preprocessing());
    write(folder.resolve("tokenizer.json"), tokenizer.json());
  }

  private static void write(Path file, JsonObject content) throws IOException {
    Files.writeString(file, JSON.toJson(content) + "\n");
  }

  private static JsonObject config(TokenizerFile tokenizer) {
    JsonObject text = tower(ModelShape.TEXT);
    text.addProperty("model_type", "clip_text_model");
    text.addProperty("vocab_size", tokenizer.size());
    text.addProperty("max_position_embeddings", ModelShape.CONTEXT_LENGTH);
    text.addProperty("bos_token_id", tokenizer.startId());
    text.addProperty("eos_token_id", tokenizer.endId());
    JsonObject vision = tower(ModelShape.VISION);
    vision.addProperty("model_type", "clip_vision_model");
    vision.addProperty("num_channels", 3);
    vision.addProperty("image_size", ModelShape.IMAGE_SIZE);
    vision.addProperty("patch_size", ModelShape.PATCH_SIZE);
    JsonObject config = new JsonObject();
    JsonArray architectures = new JsonArray();
    architectures.add("CLIPModel");
    config.add("architectures", architectures);
    config.addProperty("model_type", "clip");
    config.addProperty("projection_dim", ModelShape.DIMENSION);
    config.addProperty("torch_dtype", "float16");
    config.add("text_config", text);
    config.add("vision_config", vision);
    return config;
  }

  private static JsonObject tower(Tower tower) {
    JsonObject config = new JsonObject();
    config.addProperty("hidden_size", tower.width());
    config.addProperty("intermediate_size", tower.mlpWidth());
    config.addProperty("num_hidden_layers", tower.layers());
    config.addProperty("num_attention_heads", tower.heads());
    config.addProperty("hidden_act", "gelu");
    config.addProperty("layer_norm_eps", ModelShape.EPSILON);
    config.addProperty("projection_dim", ModelShape.DIMENSION);
    return config;
  }

  /**
   * Videos are 16 to 9: everything is to be seen, so nothing is cut off, and pictures become
   * square.
   */
  private static JsonObject preprocessing() {
    JsonObject size = new JsonObject();
    size.addProperty("height", ModelShape.IMAGE_SIZE);
    size.addProperty("width", ModelShape.IMAGE_SIZE);
    JsonArray half = new JsonArray();
    List.of(0.5, 0.5, 0.5).forEach(half::add);
    JsonObject config = new JsonObject();
    config.addProperty("image_processor_type", "CLIPImageProcessor");
    config.addProperty("do_convert_rgb", true);
    config.addProperty("do_resize", true);
    config.add("size", size);
    config.addProperty("resample", 3);
    config.addProperty("do_center_crop", false);
    config.addProperty("do_rescale", true);
    config.addProperty("rescale_factor", 1 / 255.0);
    config.addProperty("do_normalize", true);
    config.add("image_mean", half);
    config.add("image_std", half);
    return config;
  }
}
