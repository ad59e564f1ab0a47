package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.store.SceneRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Cursor;

/**
 * The embeddings of all videos: a video's are one run of bytes, which lies in {@link
 * Table#EMBEDDINGS} or, where {@link PageFit} says so, is continued in {@link Table#TAILS}.
 */
final class EmbeddingTables {
  private final View view;

  EmbeddingTables(View view) {
    this.view = view;
  }

  /** Is shown the embeddings of one video. */
  @FunctionalInterface
  interface RunConsumer {
    /**
     * Is shown a video.
     *
     * @param id of the video
     * @param parts all its embeddings in one or two parts: LMDB's own memory, readable until the
     *     transaction ends, by other threads too
     */
    void accept(String id, List<ByteBuffer> parts);
  }

  void put(byte[] key, List<SceneRecord> scenes, VectorShape shape) {
    int total = scenes.size() * shape.bytes();
    int head = PageFit.headBytes(total, key.length, view.pageBytes());
    if (head == total) {
      SceneCodec.writeEmbeddings(
          scenes, shape.format(), view.reserve(Table.EMBEDDINGS, key, total));
      view.delete(Table.TAILS, key);
      return;
    }
    ByteBuffer run = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    SceneCodec.writeEmbeddings(scenes, shape.format(), run);
    view.reserve(Table.EMBEDDINGS, key, head).put(run.slice(0, head));
    view.reserve(Table.TAILS, key, total - head).put(run.slice(head, total - head));
  }

  boolean remove(byte[] key) {
    boolean removed = view.delete(Table.EMBEDDINGS, key);
    return view.delete(Table.TAILS, key) || removed;
  }

  /** All embeddings of a video: LMDB's own memory or, where they were cut, a copy. */
  Optional<ByteBuffer> get(byte[] key) {
    return parts(key).stream().reduce(EmbeddingTables::join);
  }

  /** LMDB's own memory; no part when there is no such video. */
  private List<ByteBuffer> parts(byte[] key) {
    Optional<ByteBuffer> head = view.get(Table.EMBEDDINGS, key);
    if (head.isEmpty()) {
      return List.of();
    }
    return view.get(Table.TAILS, key)
        .map(tail -> List.of(head.get(), tail))
        .orElseGet(() -> List.of(head.get()));
  }

  /** Shows the embeddings of all videos, ordered by the bytes of their ids. */
  void forEach(RunConsumer action) {
    try (Cursor<DirectBuffer> heads = view.cursor(Table.EMBEDDINGS);
        Cursor<DirectBuffer> tails = view.cursor(Table.TAILS)) {
      @Nullable DirectBuffer tailKey = next(tails);
      while (heads.next()) {
        Interruption.throwIfInterrupted(view.index());
        DirectBuffer key = heads.key();
        List<ByteBuffer> parts = List.of(View.readOnly(heads.val()));
        int order;
        while (tailKey != null && (order = compare(tailKey, key)) <= 0) {
          if (order == 0) {
            parts = List.of(parts.get(0), View.readOnly(tails.val()));
          }
          tailKey = next(tails);
        }
        action.accept(key.getStringWithoutLengthUtf8(0, key.capacity()), parts);
      }
    }
  }

  /**
   * Shows the embeddings of some videos, in no particular order; ids that are not there are not.
   */
  void forEach(Collection<String> ids, RunConsumer action) {
    for (String id : ids) {
      Interruption.throwIfInterrupted(view.index());
      VideoKeys.of(id)
          .map(this::parts)
          .filter(parts -> !parts.isEmpty())
          .ifPresent(parts -> action.accept(id, parts));
    }
  }

  private static @Nullable DirectBuffer next(Cursor<DirectBuffer> cursor) {
    return cursor.next() ? cursor.key() : null;
  }

  private static int compare(DirectBuffer a, DirectBuffer b) {
    int shorter = Math.min(a.capacity(), b.capacity());
    for (int i = 0; i < shorter; i++) {
      int order = Byte.compareUnsigned(a.getByte(i), b.getByte(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.capacity(), b.capacity());
  }

  private static ByteBuffer join(ByteBuffer head, ByteBuffer tail) {
    int bytes = Math.addExact(head.remaining(), tail.remaining());
    return ByteBuffer.allocate(bytes)
        .put(head.duplicate())
        .put(tail.duplicate())
        .flip()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
