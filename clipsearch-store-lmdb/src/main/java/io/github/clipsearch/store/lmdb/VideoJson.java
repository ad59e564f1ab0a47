package io.github.clipsearch.store.lmdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.FrameSource;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of the table {@code videos}: JSON in UTF-8, as docs/lmdb-format.md describes it.
 * Members that this release does not know are ignored, so that a later one may add some.
 */
final class VideoJson {
  private VideoJson() {}

  static byte[] write(VideoRecord video) {
    JsonObject json = new JsonObject();
    json.addProperty("uri", video.uri().toString());
    json.addProperty("width", video.width());
    json.addProperty("height", video.height());
    json.addProperty("frameCount", video.frameCount());
    json.addProperty("duration", video.duration());
    json.addProperty("sceneCount", video.sceneCount());
    json.addProperty("status", video.status().name());
    if (!video.warnings().isEmpty()) {
      JsonArray warnings = new JsonArray();
      video.warnings().forEach(warnings::add);
      json.add("warnings", warnings);
    }
    if (!video.metadata().isEmpty()) {
      JsonObject metadata = new JsonObject();
      video.metadata().forEach((name, value) -> metadata.add(name, primitive(value)));
      json.add("metadata", metadata);
    }
    json.add("source", source(video.source()));
    JsonObject frameSource = new JsonObject();
    frameSource.addProperty("decoder", video.frameSource().decoder());
    frameSource.addProperty("frames", video.frameSource().frames().toString());
    json.add("frameSource", frameSource);
    json.addProperty("indexedAt", video.indexedAt().toString());
    return escapeSurrogates(json.toString()).getBytes(UTF_8);
  }

  private static JsonPrimitive primitive(Object value) {
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    return value instanceof Boolean truth
        ? new JsonPrimitive(truth)
        : new JsonPrimitive((String) value);
  }

  private static JsonObject source(SourceStamp source) {
    JsonObject json = new JsonObject();
    json.addProperty("sha256", source.sha256());
    json.addProperty("size", source.size());
    json.addProperty("lastModified", source.lastModified().toString());
    json.addProperty("settings", source.settings());
    return json;
  }

  /** UTF-8 has no unpaired surrogates, but a user's string may, and gets back what it was. */
  private static String escapeSurrogates(String json) {
    if (json.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 16);
    json.chars()
        .forEach(
            c -> {
              if (Character.isSurrogate((char) c)) {
                escaped.append("\\u%04x".formatted(c));
              } else {
                escaped.append((char) c);
              }
            });
    return escaped.toString();
  }

  /**
   * Reads a record.
   *
   * @param id the key
   * @param value the JSON text
   * @throws RuntimeException of many kinds when it is not what {@link #write} makes
   */
  static VideoRecord read(String id, String value) {
    JsonObject json = JsonParser.parseString(value).getAsJsonObject();
    return new VideoRecord(
        id,
        URI.create(member(json, "uri").getAsString()),
        member(json, "width").getAsInt(),
        member(json, "height").getAsInt(),
        member(json, "frameCount").getAsLong(),
        member(json, "duration").getAsDouble(),
        member(json, "sceneCount").getAsInt(),
        VideoStatus.valueOf(member(json, "status").getAsString()),
        json.has("warnings") ? strings(json.getAsJsonArray("warnings")) : List.of(),
        json.has("metadata") ? metadata(json.getAsJsonObject("metadata")) : Map.of(),
        source(member(json, "source").getAsJsonObject()),
        frameSource(json),
        Instant.parse(member(json, "indexedAt").getAsString()));
  }

  private static SourceStamp source(JsonObject json) {
    return new SourceStamp(
        member(json, "sha256").getAsString(),
        member(json, "size").getAsLong(),
        Instant.parse(member(json, "lastModified").getAsString()),
        member(json, "settings").getAsString());
  }

  /** Older indexes do not have it. */
  private static FrameSource frameSource(JsonObject json) {
    if (!json.has("frameSource")) {
      return FrameSource.UNKNOWN;
    }
    JsonObject source = json.getAsJsonObject("frameSource");
    return new FrameSource(
        member(source, "decoder").getAsString(),
        FrameSelection.parse(member(source, "frames").getAsString()));
  }

  private static List<String> strings(JsonArray array) {
    List<String> strings = new ArrayList<>(array.size());
    array.forEach(element -> strings.add(element.getAsString()));
    return strings;
  }

  private static Map<String, Object> metadata(JsonObject json) {
    Map<String, Object> metadata = new TreeMap<>();
    json.entrySet()
        .forEach(
            entry -> metadata.put(entry.getKey(), value(entry.getValue().getAsJsonPrimitive())));
    return metadata;
  }

  private static Object value(JsonPrimitive json) {
    if (json.isBoolean()) {
      return json.getAsBoolean();
    }
    if (json.isString()) {
      return json.getAsString();
    }
    String number = json.getAsString();
    boolean isWhole = number.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    return isWhole ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
  }

  private static JsonElement member(JsonObject json, String name) {
    JsonElement member = json.get(name);
    if (member == null) {
      throw new IllegalArgumentException("there is no member '" + name + "'");
    }
    return member;
  }
}
