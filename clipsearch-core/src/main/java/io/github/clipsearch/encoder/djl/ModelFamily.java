package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonElement;
import io.github.clipsearch.ModelLoadException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The families of models that can be read, by the {@code model_type} of their configuration. */
final class ModelFamily {
  private static final Map<String, Function<JsonSettings, ModelConfig>> READERS =
      new TreeMap<>(
          Map.of(
              "altclip", AltClipConfig::from,
              "chinese_clip", ChineseClipConfig::from,
              "clip", ClipConfig::from,
              "siglip", SiglipConfig::from));

  private ModelFamily() {}

  /** Reads a model's configuration. */
  static ModelConfig read(JsonSettings settings) {
    JsonElement type = settings.get("model_type");
    String name = type != null && type.isJsonPrimitive() ? type.getAsString() : "";
    Function<JsonSettings, ModelConfig> reader = READERS.get(name);
    if (reader != null) {
      return reader.apply(settings);
    }
    throw new ModelLoadException(
        settings.file(),
        "the model_type is %s, but only %s are supported; %s"
            .formatted(
                type == null ? "missing" : type,
                READERS.keySet().stream()
                    .map(supported -> "'" + supported + "'")
                    .collect(Collectors.joining(", ")),
                advice(name)));
  }

  private static String advice(String modelType) {
    return switch (modelType) {
      case "siglip2" -> "choose a SigLIP 2 checkpoint of one fixed image size, not a NaFlex one";
      case "clip_text_model", "clip_vision_model" ->
          "this is one half of a model; load both, or choose the checkpoint that has both";
      case "siglip_text_model",
          "siglip_vision_model",
          "chinese_clip_text_model",
          "chinese_clip_vision_model",
          "altclip_text_model",
          "altclip_vision_model" ->
          "this is one half of a model; choose the checkpoint that has both texts and images";
      case "vision-text-dual-encoder" ->
          "this type joins any two models; choose one whose two halves belong together";
      case "" ->
          "checkpoints of OpenCLIP have a layout of their own;"
              + " choose a model that the Transformers library can load";
      default -> "choose one of these in the Hugging Face layout";
    };
  }
}
