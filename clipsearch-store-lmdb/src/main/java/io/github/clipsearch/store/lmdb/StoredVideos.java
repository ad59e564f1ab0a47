package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.filter.Everything;
import io.github.clipsearch.filter.IdIn;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SceneTimes;
import io.github.clipsearch.store.ScoredVideo;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads videos under one snapshot, and refuses what cannot have been written: under one snapshot a
 * video is there with its record, its scenes and its embeddings, or not at all.
 */
final class StoredVideos {
  private final View view;
  private final VectorShape shape;
  private final String index;

  /**
   * Reads from a snapshot.
   *
   * @param shape of the vectors
   * @param index how messages name it
   */
  StoredVideos(View view, VectorShape shape, String index) {
    this.view = view;
    this.shape = shape;
    this.index = index;
  }

  Optional<VideoRecord> video(String id, byte[] key) {
    return view.get(Table.VIDEOS, key).map(json -> decodeVideo(id, json));
  }

  /** The scenes with their embeddings; empty when there is no such video. */
  List<SceneRecord> scenes(String id, byte[] key) {
    Optional<VideoRecord> video = video(id, key);
    if (video.isEmpty()) {
      return List.of();
    }
    ByteBuffer times = sceneTimes(id, key, video.get().sceneCount());
    ByteBuffer embeddings =
        new EmbeddingTables(view)
            .get(key)
            .orElseThrow(() -> damaged(id, "it has no entry in embeddings", null));
    requireLength(
        Table.EMBEDDINGS, id, embeddings, (long) video.get().sceneCount() * shape.bytes());
    List<SceneRecord> scenes = new ArrayList<>(video.get().sceneCount());
    for (int i = 0; i < video.get().sceneCount(); i++) {
      try {
        scenes.add(
            SceneRecord.stored(
                SceneCodec.scene(times, i),
                SceneCodec.time(times, i),
                SceneCodec.embedding(embeddings, i, shape)));
      } catch (RuntimeException e) { // whatever is wrong with it was not written by put
        throw damaged(id, "its scene " + i + " makes no sense (" + e.getMessage() + ")", e);
      }
    }
    return scenes;
  }

  /** Whether a query considers a video whose embeddings this snapshot holds. */
  boolean accepts(VectorQuery query, String id) {
    if (query.filter() instanceof Everything) {
      return !query.excludedVideos().contains(id);
    }
    if (query.filter() instanceof IdIn named) { // no need to read the record either
      return !query.excludedVideos().contains(id) && named.values().contains(id);
    }
    return query.accepts(embedded(id, key(id)));
  }

  /**
   * When the scenes of a video start and end.
   *
   * @param now whether to look them up now, so that other threads can read them: a transaction
   *     belongs to one
   */
  SceneTimes times(String id, int sceneCount, boolean now) {
    if (now) {
      ByteBuffer found = sceneTimes(id, key(id), sceneCount);
      return new StoredTimes(() -> found);
    }
    return new StoredTimes(() -> sceneTimes(id, key(id), sceneCount));
  }

  /** The hit for a video whose embeddings this snapshot holds. */
  VideoHit hit(int rank, ScoredVideo found) {
    String id = found.id();
    byte[] key = key(id);
    VideoRecord video = embedded(id, key);
    if (video.sceneCount() != found.sceneCount() || Double.isNaN(found.score())) {
      throw damaged(id, "its embeddings are not those of its scenes", null);
    }
    ByteBuffer times = sceneTimes(id, key, found.sceneCount());
    return found.hit(rank, video, i -> scene(id, times, i), i -> SceneCodec.time(times, i));
  }

  private Scene scene(String id, ByteBuffer times, int number) {
    try {
      return SceneCodec.scene(times, number);
    } catch (IllegalArgumentException e) {
      throw damaged(id, "its scene " + number + " makes no sense (" + e.getMessage() + ")", e);
    }
  }

  private byte[] key(String id) {
    return VideoKeys.of(id).orElseThrow(() -> damaged(id, "it has an impossible id", null));
  }

  private VideoRecord embedded(String id, byte[] key) {
    return video(id, key)
        .orElseThrow(() -> damaged(id, "it has embeddings but no entry in videos", null));
  }

  VideoRecord decodeVideo(String id, ByteBuffer json) {
    try {
      return VideoJson.read(id, MapMemory.utf8(json));
    } catch (RuntimeException e) { // whatever is wrong with it was not written by put
      throw damaged(id, "its entry in videos cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** How many scenes the embeddings are of. */
  int sceneCount(String id, List<ByteBuffer> parts) {
    long bytes = 0;
    for (ByteBuffer part : parts) {
      bytes += part.remaining();
    }
    if (bytes == 0 || bytes % shape.bytes() != 0) {
      throw damaged(
          id,
          "its entry in embeddings has %d bytes, which are no whole vectors of %d dimensions"
              .formatted(bytes, shape.dimension()),
          null);
    }
    return Math.toIntExact(bytes / shape.bytes());
  }

  private ByteBuffer sceneTimes(String id, byte[] key, int count) {
    ByteBuffer scenes = required(Table.SCENES, id, key);
    requireLength(Table.SCENES, id, scenes, (long) count * SceneCodec.SCENE_BYTES);
    return scenes;
  }

  private ByteBuffer required(Table table, String id, byte[] key) {
    return view.get(table, key).orElseThrow(() -> damaged(id, "it has no entry in " + table, null));
  }

  private void requireLength(Table table, String id, ByteBuffer value, long wanted) {
    if (value.remaining() != wanted) {
      throw damaged(
          id,
          "its entry in %s has %d bytes instead of %d".formatted(table, value.remaining(), wanted),
          null);
    }
  }

  private IndexStoreException damaged(String id, String problem, @Nullable Throwable cause) {
    return new IndexStoreException(
        "%s is damaged at video '%s': %s. Remove the video and index it again; if more are damaged, restore a copy of the directory."
            .formatted(index, id, problem),
        cause);
  }
}
