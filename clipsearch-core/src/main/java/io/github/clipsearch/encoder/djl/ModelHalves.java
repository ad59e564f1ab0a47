package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.clipsearch.ModelLoadException;

/**
 * Joins the configurations of CLIP's two halves as the Transformers library stores them apart
 * ({@code CLIPTextModelWithProjection}, {@code CLIPVisionModelWithProjection}) to the one that it
 * stores for both. Their tensors have the same names either way.
 */
final class ModelHalves {
  private static final int MAX_DIMENSION = 1 << 16;

  private ModelHalves() {}

  static JsonSettings join(JsonSettings text, JsonSettings vision) {
    requireType(text, "clip_text_model");
    requireType(vision, "clip_vision_model");
    int dimension = dimension(text);
    if (dimension(vision) != dimension) {
      throw new ModelLoadException(
          vision.file(),
          "it makes vectors of %d dimensions, but the texts' half, %s, of %d; take two halves of one model"
              .formatted(dimension(vision), text.file(), dimension));
    }
    JsonObject joined = new JsonObject();
    joined.addProperty("model_type", "clip");
    joined.addProperty("projection_dim", dimension);
    joined.add("text_config", text.values());
    joined.add("vision_config", vision.values());
    return JsonSettings.of(text.file(), joined);
  }

  private static int dimension(JsonSettings half) {
    return half.wholeNumber("projection_dim", 512, 1, MAX_DIMENSION);
  }

  private static void requireType(JsonSettings half, String expected) {
    JsonElement type = half.get("model_type");
    if (type == null || !type.isJsonPrimitive() || !type.getAsString().equals(expected)) {
      throw half.unexpected("model_type", String.valueOf(type), "'" + expected + "'");
    }
  }
}
