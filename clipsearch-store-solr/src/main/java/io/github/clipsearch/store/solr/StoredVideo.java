package io.github.clipsearch.store.solr;

import io.github.clipsearch.IndexStoreException;
import io.github.clipsearch.store.ExactScan;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.SceneTimes;
import io.github.clipsearch.store.ScoredVideo;
import io.github.clipsearch.store.VectorFormat;
import io.github.clipsearch.store.VideoHit;
import io.github.clipsearch.store.VideoRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrDocument;
import org.jspecify.annotations.Nullable;

/** A video's document as it was read: of one moment, with all its scenes. */
final class StoredVideo implements SceneTimes {
  /** What is asked for. */
  static final String FIELDS = "id,record,scenes,embeddings";

  private final VideoRecord record;
  private final byte[] scenes;
  private final byte[] embeddings;
  private final int dimension;

  private StoredVideo(VideoRecord record, byte[] scenes, byte[] embeddings, int dimension) {
    this.record = record;
    this.scenes = scenes;
    this.embeddings = embeddings;
    this.dimension = dimension;
  }

  /**
   * Reads a document with {@link #FIELDS}.
   *
   * @throws IndexStoreException when it is not what this store writes
   */
  static StoredVideo of(SolrDocument document, int dimension, String index) {
    VideoRecord record = record(document, index);
    byte[] scenes = bytes(document.getFirstValue("scenes"));
    byte[] embeddings = bytes(document.getFirstValue("embeddings"));
    int count = record.sceneCount();
    if (SceneBytes.count(scenes) != count
        || embeddings.length != (long) count * VectorFormat.FLOAT32.bytes(dimension)) {
      throw damaged(document, index, null);
    }
    return new StoredVideo(record, scenes, embeddings, dimension);
  }

  /** Reads the record alone. */
  static VideoRecord record(SolrDocument document, String index) {
    try {
      return VideoJson.read(String.valueOf(document.getFirstValue("record")));
    } catch (RuntimeException e) {
      throw damaged(document, index, e);
    }
  }

  private static byte[] bytes(@Nullable Object value) {
    if (value instanceof ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.duplicate().get(copy);
      return copy;
    }
    return value instanceof byte[] bytes ? bytes : new byte[0];
  }

  private static IndexStoreException damaged(
      SolrDocument document, String index, @Nullable RuntimeException cause) {
    return new IndexStoreException(
        "%s holds a document '%s' that is no video of this store's. Remove the video and index it again."
            .formatted(index, document.getFirstValue("id")),
        cause);
  }

  VideoRecord record() {
    return record;
  }

  void showTo(ExactScan scan) {
    scan.add(record.id(), ByteBuffer.wrap(embeddings), VectorFormat.FLOAT32, this);
  }

  /** The same without its embeddings, which are large. */
  StoredVideo scored() {
    return new StoredVideo(record, scenes, new byte[0], dimension);
  }

  VideoHit hit(int rank, ScoredVideo found) {
    return found.hit(
        rank, record, i -> SceneBytes.scene(scenes, i), i -> SceneBytes.time(scenes, i));
  }

  List<SceneRecord> scenes() {
    List<SceneRecord> records = new ArrayList<>(record.sceneCount());
    ByteBuffer vectors = ByteBuffer.wrap(embeddings);
    for (int i = 0; i < record.sceneCount(); i++) {
      float[] vector = VectorFormat.FLOAT32.decode(vectors, dimension);
      records.add(
          SceneRecord.stored(SceneBytes.scene(scenes, i), SceneBytes.time(scenes, i), vector));
    }
    return records;
  }

  @Override
  public double start(int number) {
    return SceneBytes.start(scenes, number);
  }

  @Override
  public double end(int number) {
    return SceneBytes.end(scenes, number);
  }
}
