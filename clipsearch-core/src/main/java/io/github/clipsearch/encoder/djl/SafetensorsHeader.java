package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the JSON header of a safetensors file and checks that it tells the truth: every size
 * equals shape times number format, and the tensors lie in the file side by side without gap or
 * overlap, as the format demands.
 */
final class SafetensorsHeader {
  private static final String METADATA = "__metadata__";

  private final Path file;

  private SafetensorsHeader(Path file) {
    this.file = file;
  }

  /**
   * Parses and checks.
   *
   * @param file for messages
   * @param json the header's text
   * @param dataBytes what the file holds after the header
   * @return the tensors by name
   */
  static Map<String, TensorInfo> parse(Path file, String json, long dataBytes) {
    SafetensorsHeader header = new SafetensorsHeader(file);
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : JsonSettings.parse(file, json).entrySet()) {
      if (!entry.getKey().equals(METADATA)) {
        tensors.put(entry.getKey(), header.tensor(entry.getKey(), entry.getValue()));
      }
    }
    header.requireSideBySide(tensors.values().stream().toList(), dataBytes);
    return tensors;
  }

  private TensorInfo tensor(String name, JsonElement element) {
    try {
      JsonObject entry = element.getAsJsonObject();
      JsonArray offsets = entry.getAsJsonArray("data_offsets");
      TensorInfo tensor =
          new TensorInfo(
              name,
              entry.get("dtype").getAsString(),
              shape(entry.getAsJsonArray("shape")),
              wholeNumber(offsets.get(0)),
              wholeNumber(offsets.get(1)));
      requireTrueSize(tensor);
      return tensor;
    } catch (IllegalStateException
        | ClassCastException
        | NullPointerException
        | IndexOutOfBoundsException
        | NumberFormatException
        | UnsupportedOperationException
        | ArithmeticException e) {
      throw lie(
          "its entry for '%s' is not {dtype, shape, data_offsets} with whole numbers: %s"
              .formatted(name, element),
          e);
    }
  }

  private static List<Long> shape(JsonArray dimensions) {
    List<Long> shape = new ArrayList<>();
    for (JsonElement dimension : dimensions) {
      shape.add(wholeNumber(dimension));
    }
    return List.copyOf(shape);
  }

  private static long wholeNumber(JsonElement element) {
    long number = element.getAsBigDecimal().longValueExact();
    if (number < 0) {
      throw new ArithmeticException("negative");
    }
    return number;
  }

  private void requireTrueSize(TensorInfo tensor) {
    long expected =
        TensorInfo.bytesPerElement(tensor.dtype())
            .orElseThrow(
                () ->
                    lie(
                        "'%s' has the unknown number format '%s'"
                            .formatted(tensor.name(), tensor.dtype()),
                        null));
    for (long dimension : tensor.shape()) {
      expected = Math.multiplyExact(expected, dimension);
    }
    if (tensor.bytes() != expected) {
      throw lie(
          "'%s' of shape %s and format %s takes %d bytes, but its offsets span %d"
              .formatted(tensor.name(), tensor.shape(), tensor.dtype(), expected, tensor.bytes()),
          null);
    }
  }

  private void requireSideBySide(List<TensorInfo> tensors, long dataBytes) {
    List<TensorInfo> inOrder =
        tensors.stream()
            .sorted(Comparator.comparingLong(TensorInfo::begin).thenComparing(TensorInfo::end))
            .toList();
    long end = 0;
    for (TensorInfo tensor : inOrder) {
      if (tensor.begin() != end) {
        throw lie(
            "'%s' starts at byte %d, but the tensor before ends at %d"
                .formatted(tensor.name(), tensor.begin(), end),
            null);
      }
      end = tensor.end();
    }
    if (end > dataBytes) {
      throw new ModelLoadException(
          file,
          "the file is cut off: its header describes %d bytes of weights, but %d are there; download it again"
              .formatted(end, dataBytes));
    }
    if (end < dataBytes) {
      throw lie(
          "it describes %d bytes of weights, but %d are there".formatted(end, dataBytes), null);
    }
  }

  private ModelLoadException lie(String problem, @Nullable Exception e) {
    return new ModelLoadException(
        file, "the safetensors header is wrong: " + problem + "; download the file again", e);
  }
}
