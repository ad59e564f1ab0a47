package io.github.clipsearch.store.solr;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
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
import java.util.regex.Pattern;

/** The field {@code record} of a video: JSON. Members that are not known are ignored. */
final class VideoJson {
  private static final Gson VALUES =
      new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();

  /** UTF-8, in which Solr is spoken to, has none; a user's string may, and gets it back. */
  private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

  private VideoJson() {}

  static String write(VideoRecord video) {
    JsonObject json = new JsonObject();
    json.addProperty("id", video.id());
    json.addProperty("uri", video.uri().toString());
    json.addProperty("width", video.width());
    json.addProperty("height", video.height());
    json.addProperty("frameCount", video.frameCount());
    json.addProperty("duration", video.duration());
    json.addProperty("sceneCount", video.sceneCount());
    json.addProperty("status", video.status().name());
    JsonArray warnings = new JsonArray();
    video.warnings().forEach(warnings::add);
    json.add("warnings", warnings);
    json.add("metadata", VALUES.toJsonTree(video.metadata()));
    JsonObject source = new JsonObject();
    source.addProperty("sha256", video.source().sha256());
    source.addProperty("size", video.source().size());
    source.addProperty("lastModified", video.source().lastModified().toString());
    source.addProperty("settings", video.source().settings());
    json.add("source", source);
    JsonObject frameSource = new JsonObject();
    frameSource.addProperty("decoder", video.frameSource().decoder());
    frameSource.addProperty("frames", video.frameSource().frames().toString());
    json.add("frameSource", frameSource);
    json.addProperty("indexedAt", video.indexedAt().toString());
    return UNPAIRED_SURROGATE
        .matcher(json.toString())
        .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
  }

  /**
   * Reads a record.
   *
   * @param value the JSON text
   * @throws RuntimeException of many kinds when it is not what {@link #write} makes
   */
  static VideoRecord read(String value) {
    JsonObject json = JsonParser.parseString(value).getAsJsonObject();
    JsonObject source = member(json, "source").getAsJsonObject();
    JsonObject frameSource = member(json, "frameSource").getAsJsonObject();
    List<String> warnings = new ArrayList<>();
    member(json, "warnings").getAsJsonArray().forEach(text -> warnings.add(text.getAsString()));
    Map<String, Object> metadata =
        VALUES.fromJson(member(json, "metadata"), new TypeToken<Map<String, Object>>() {});
    return new VideoRecord(
        member(json, "id").getAsString(),
        URI.create(member(json, "uri").getAsString()),
        member(json, "width").getAsInt(),
        member(json, "height").getAsInt(),
        member(json, "frameCount").getAsLong(),
        member(json, "duration").getAsDouble(),
        member(json, "sceneCount").getAsInt(),
        VideoStatus.valueOf(member(json, "status").getAsString()),
        warnings,
        metadata,
        new SourceStamp(
            member(source, "sha256").getAsString(),
            member(source, "size").getAsLong(),
            Instant.parse(member(source, "lastModified").getAsString()),
            member(source, "settings").getAsString()),
        new FrameSource(
            member(frameSource, "decoder").getAsString(),
            FrameSelection.parse(member(frameSource, "frames").getAsString())),
        Instant.parse(member(json, "indexedAt").getAsString()));
  }

  private static JsonElement member(JsonObject json, String name) {
    JsonElement member = json.get(name);
    if (member == null) {
      throw new IllegalArgumentException("there is no member '" + name + "'");
    }
    return member;
  }
}
