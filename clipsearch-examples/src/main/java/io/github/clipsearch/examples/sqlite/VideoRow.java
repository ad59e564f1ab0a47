package io.github.clipsearch.examples.sqlite;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.VideoStatus;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.FrameSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code video}. */
final class VideoRow {
  /** In the order of {@link #write}, which the vectors follow. */
  static final String COLUMNS =
      "id, uri, width, height, frame_count, duration, scene_count, status, warnings, metadata,"
          + " sha256, size, last_modified, settings, decoder, frames, indexed_at";

  private static final Gson JSON =
      new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();

  private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

  private VideoRow() {}

  /** UTF-8, whose bytes SQLite compares; null, which equals nothing, where no video has this id. */
  static byte @Nullable [] key(String id) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(id)
        ? id.getBytes(StandardCharsets.UTF_8)
        : null;
  }

  static void write(VideoRecord video, byte[] vectors, PreparedStatement row) throws SQLException {
    row.setBytes(1, key(video.id()));
    row.setString(2, video.uri().toString());
    row.setInt(3, video.width());
    row.setInt(4, video.height());
    row.setLong(5, video.frameCount());
    row.setDouble(6, video.duration());
    row.setInt(7, video.sceneCount());
    row.setString(8, video.status().name());
    row.setString(9, json(video.warnings()));
    row.setString(10, json(video.metadata()));
    row.setString(11, video.source().sha256());
    row.setLong(12, video.source().size());
    row.setString(13, video.source().lastModified().toString());
    row.setString(14, video.source().settings());
    row.setString(15, video.frameSource().decoder());
    row.setString(16, video.frameSource().frames().toString());
    row.setString(17, video.indexedAt().toString());
    row.setBytes(18, vectors);
  }

  /** SQLite's text is UTF-8, which has no unpaired surrogates; a user's string may have some. */
  private static String json(Object value) {
    return UNPAIRED_SURROGATE
        .matcher(JSON.toJson(value))
        .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
  }

  static VideoRecord read(ResultSet row) throws SQLException {
    return new VideoRecord(
        new String(row.getBytes("id"), StandardCharsets.UTF_8),
        URI.create(row.getString("uri")),
        row.getInt("width"),
        row.getInt("height"),
        row.getLong("frame_count"),
        row.getDouble("duration"),
        row.getInt("scene_count"),
        VideoStatus.valueOf(row.getString("status")),
        JSON.fromJson(row.getString("warnings"), new TypeToken<List<String>>() {}),
        JSON.fromJson(row.getString("metadata"), new TypeToken<Map<String, Object>>() {}),
        new SourceStamp(
            row.getString("sha256"),
            row.getLong("size"),
            Instant.parse(row.getString("last_modified")),
            row.getString("settings")),
        new FrameSource(row.getString("decoder"), FrameSelection.parse(row.getString("frames"))),
        Instant.parse(row.getString("indexed_at")));
  }
}
