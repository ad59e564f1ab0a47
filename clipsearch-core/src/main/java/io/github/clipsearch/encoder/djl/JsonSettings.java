package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A JSON object from a checkpoint's file, whose complaints name the file and the setting. */
final class JsonSettings {
  private final Path file;
  private final String prefix;
  private final JsonObject values;

  private JsonSettings(Path file, String prefix, JsonObject values) {
    this.file = file;
    this.prefix = prefix;
    this.values = values;
  }

  static JsonSettings read(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelLoadException(file, "the file could not be read (" + e.getMessage() + ")", e);
    }
    return new JsonSettings(file, "", parse(file, text));
  }

  /** Settings that were put together from files. */
  static JsonSettings of(Path file, JsonObject values) {
    return new JsonSettings(file, "", values);
  }

  /** A file that may be missing, which counts as one without settings. */
  static JsonSettings readIfThere(Path file) {
    return Files.exists(file) ? read(file) : new JsonSettings(file, "", new JsonObject());
  }

  static JsonObject parse(Path file, String text) {
    try {
      JsonElement root = JsonParser.parseString(text);
      if (root.isJsonObject()) {
        return root.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw new ModelLoadException(
          file, "it is no valid JSON (" + e.getMessage() + "); download the checkpoint again", e);
    }
    throw new ModelLoadException(
        file, "a JSON object was expected; download the checkpoint again", null);
  }

  Path file() {
    return file;
  }

  JsonObject values() {
    return values;
  }

  /** The value as it stands in the file, or null when the setting is absent or JSON null. */
  @Nullable JsonElement get(String name) {
    JsonElement value = values.get(name);
    return value == null || value.isJsonNull() ? null : value;
  }

  /** The settings of a nested object; absent counts as empty. */
  JsonSettings nested(String name) {
    JsonElement value = get(name);
    if (value == null) {
      return new JsonSettings(file, prefix + name + ".", new JsonObject());
    }
    if (!value.isJsonObject()) {
      throw unexpected(name, value, "an object");
    }
    return new JsonSettings(file, prefix + name + ".", value.getAsJsonObject());
  }

  /**
   * As {@link #nested}, but checkpoints of 2022 and before may describe a tower twice. As in the
   * reference, {@code text_config_dict} then holds and {@code text_config} does not, not even where
   * the former leaves a setting at its default.
   */
  JsonSettings legacyNested(String name) {
    String legacyName = name + "_dict";
    return nested(get(legacyName) == null ? name : legacyName);
  }

  int wholeNumber(String name, int fallback, int min, int max) {
    JsonElement value = get(name);
    if (value == null) {
      return fallback;
    }
    double number = numberOf(name, value);
    if (number != Math.rint(number) || number < min || number > max) {
      throw unexpected(name, value, "a whole number from " + min + " to " + max);
    }
    return (int) number;
  }

  double number(String name, double fallback) {
    JsonElement value = get(name);
    return value == null ? fallback : numberOf(name, value);
  }

  boolean flag(String name, boolean fallback) {
    JsonElement value = get(name);
    if (value == null) {
      return fallback;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw unexpected(name, value, "true or false");
    }
    return value.getAsBoolean();
  }

  String text(String name, String fallback) {
    JsonElement value = get(name);
    if (value == null) {
      return fallback;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw unexpected(name, value, "a string");
    }
    return value.getAsString();
  }

  /** Refuses another value than the one that is supported; absent counts as that. */
  void requireText(String name, String supported) {
    String value = text(name, supported);
    if (!value.equals(supported)) {
      throw unexpected(name, "'" + value + "'", "'" + supported + "'");
    }
  }

  /** A token: a string, or an object with that content. */
  String token(String name, String fallback) {
    JsonElement value = get(name);
    return value != null && value.isJsonObject()
        ? nested(name).text("content", fallback)
        : text(name, fallback);
  }

  /** Three numbers, one per colour channel. */
  float[] perChannel(String name, float[] fallback) {
    JsonElement value = get(name);
    if (value == null) {
      return fallback;
    }
    if (!value.isJsonArray() || value.getAsJsonArray().size() != 3) {
      throw unexpected(name, value, "three numbers");
    }
    float[] numbers = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      numbers[channel] = (float) numberOf(name, value.getAsJsonArray().get(channel));
    }
    return numbers;
  }

  /** Refuses a {@code vision_config} of a model whose images have other channels. */
  void requireRgb() {
    int channels = wholeNumber("num_channels", 3, 1, Integer.MAX_VALUE);
    if (channels != 3) {
      throw unexpected("num_channels", channels, "3 (red, green and blue)");
    }
  }

  private double numberOf(String name, JsonElement value) {
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      double number = value.getAsDouble();
      if (Double.isFinite(number)) {
        return number;
      }
    }
    throw unexpected(name, value, "a finite number");
  }

  ModelLoadException unexpected(String name, Object found, String expected) {
    return new ModelLoadException(
        file, "'%s%s' is %s, but must be %s".formatted(prefix, name, found, expected));
  }
}
