package io.github.clipsearch.encoder.djl;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects tensors and writes them as one safetensors file. Belongs to one thread. */
final class SafetensorsWriter {
  /** The header is padded with spaces so that the tensors start at a multiple of this. */
  private static final int ALIGNMENT = 8;

  private final JsonObject header = new JsonObject();
  private final List<byte[]> contents = new ArrayList<>();
  private long end;

  SafetensorsWriter() {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("format", "pt");
    header.add("__metadata__", metadata);
  }

  /** Adds a tensor of 32-bit floats. */
  SafetensorsWriter add(WeightShape tensor, float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return add(tensor, "F32", bytes.array());
  }

  /** Adds a tensor in its stored form; the bytes are little-endian and not copied. */
  SafetensorsWriter add(WeightShape tensor, String dtype, byte[] bytes) {
    JsonObject entry = new JsonObject();
    entry.addProperty("dtype", dtype);
    JsonArray shape = new JsonArray();
    tensor.shape().forEach(shape::add);
    entry.add("shape", shape);
    JsonArray offsets = new JsonArray();
    offsets.add(end);
    end += bytes.length;
    offsets.add(end);
    entry.add("data_offsets", offsets);
    header.add(tensor.name(), entry);
    contents.add(bytes);
    return this;
  }

  void write(Path file) throws IOException {
    String json = header.toString();
    int jsonBytes = json.getBytes(StandardCharsets.UTF_8).length;
    int headerBytes = (jsonBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(
          ByteBuffer.allocate(Long.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(headerBytes)
              .array());
      out.write((json + " ".repeat(headerBytes - jsonBytes)).getBytes(StandardCharsets.UTF_8));
      for (byte[] bytes : contents) {
        out.write(bytes);
      }
    }
  }
}
