package io.github.clipsearch.store.lmdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes over all videos, through the tables side by side, and checks each. */
final class VideoChecks {
  private final Map<Table, TreeReader> tables;
  private final FormatCheck format;
  private final DamageLog damage;

  /**
   * Stands before the first video.
   *
   * @param tables those that are there, each before its first entry
   */
  VideoChecks(Map<Table, TreeReader> tables, FormatCheck format, DamageLog damage) {
    this.tables = tables;
    this.format = format;
    this.damage = damage;
  }

  /** Checks all, and returns whether there was any. */
  boolean run() throws IOException {
    Map<Table, TreeReader> ahead = new EnumMap<>(Table.class);
    for (Map.Entry<Table, TreeReader> table : tables.entrySet()) {
      advance(table.getKey(), table.getValue(), ahead);
    }
    boolean any = false;
    while (!ahead.isEmpty()) {
      any = true;
      Interruption.throwIfInterrupted("The index");
      byte[] key =
          ahead.values().stream().map(TreeReader::key).min(Arrays::compareUnsigned).orElseThrow();
      Map<Table, TreeReader> entries = new EnumMap<>(Table.class);
      ahead.forEach(
          (table, reader) -> {
            if (Arrays.equals(reader.key(), key)) {
              entries.put(table, reader);
            }
          });
      check(key, entries);
      for (Map.Entry<Table, TreeReader> entry : entries.entrySet()) {
        advance(entry.getKey(), entry.getValue(), ahead);
      }
    }
    return any;
  }

  private static void advance(Table table, TreeReader reader, Map<Table, TreeReader> ahead)
      throws IOException {
    if (reader.next()) {
      ahead.put(table, reader);
    } else {
      ahead.remove(table);
    }
  }

  private void check(byte[] key, Map<Table, TreeReader> entries) throws IOException {
    Optional<String> id = id(key);
    if (id.isEmpty()) {
      entries
          .keySet()
          .forEach(
              table ->
                  damage.add(
                      table.toString(),
                      "its key %s (hexadecimal) is no id of a video"
                          .formatted(HexFormat.of().formatHex(key))));
    }
    String name = id.orElseGet(() -> new String(key, UTF_8));
    for (Table table : new Table[] {Table.VIDEOS, Table.SCENES, Table.EMBEDDINGS}) {
      if (tables.containsKey(table) && !entries.containsKey(table)) {
        damage.add(name, table, "it has no entry here, but in " + entries.keySet());
      }
    }
    Optional<VideoRecord> video = video(name, entries.get(Table.VIDEOS));
    if (entries.get(Table.SCENES) != null) {
      new ScenesCheck(name, entries.get(Table.SCENES), damage).run(video);
    }
    if (entries.get(Table.EMBEDDINGS) != null && format.shape().isPresent()) {
      new EmbeddingsCheck(
              name,
              entries.get(Table.EMBEDDINGS),
              entries.get(Table.TAILS),
              format.shape().get(),
              damage)
          .run(video);
    }
  }

  private static Optional<String> id(byte[] key) {
    try {
      String id = UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
      return VideoKeys.of(id).isPresent() ? Optional.of(id) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private Optional<VideoRecord> video(String id, @Nullable TreeReader entry) throws IOException {
    if (entry == null) {
      return Optional.empty();
    }
    ByteBuffer json = entry.value(0, (int) entry.valueBytes());
    try {
      String text = UTF_8.newDecoder().decode(json).toString();
      // what the id is worth was said already
      return Optional.of(VideoJson.read(id(entry.key()).orElse("?"), text));
    } catch (CharacterCodingException e) {
      damage.add(id, Table.VIDEOS, "it is no UTF-8");
    } catch (RuntimeException e) { // of many kinds when it is not what put writes
      damage.add(id, Table.VIDEOS, "it cannot be read (" + e.getMessage() + ")");
    }
    return Optional.empty();
  }
}
