package io.github.clipsearch.store.lmdb;

import io.github.clipsearch.store.VideoRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the embeddings of one video. */
final class EmbeddingsCheck {
  /** As {@link io.github.clipsearch.store.SceneRecord} allows. */
  private static final double LENGTH_TOLERANCE = 1e-3;

  private final String id;
  private final TreeReader head;
  private final @Nullable TreeReader tail;
  private final VectorShape shape;
  private final DamageLog damage;

  EmbeddingsCheck(
      String id, TreeReader head, @Nullable TreeReader tail, VectorShape shape, DamageLog damage) {
    this.id = id;
    this.head = head;
    this.tail = tail;
    this.shape = shape;
    this.damage = damage;
  }

  void run(Optional<VideoRecord> video) throws IOException {
    long headBytes = head.valueBytes();
    long bytes = headBytes + (tail == null ? 0 : tail.valueBytes());
    if (bytes == 0 || bytes % shape.bytes() != 0) {
      report(
          "it has %d bytes, which are no whole vectors of %d dimensions"
              .formatted(bytes, shape.dimension()));
      return;
    }
    long count = bytes / shape.bytes();
    if (video.isPresent() && video.get().sceneCount() != count) {
      report(
          "it has %d vectors, but the record says %d scenes"
              .formatted(count, video.get().sceneCount()));
    }
    for (long i = 0; i < count; i++) {
      check(i, headBytes);
    }
  }

  private void check(long number, long headBytes) throws IOException {
    float[] vector = shape.format().decode(vector(number, headBytes), shape.dimension());
    double sum = 0;
    boolean isZero = true;
    for (float value : vector) {
      sum += (double) value * value;
      isZero &= value == 0;
    }
    double length = Math.sqrt(sum);
    if (!isZero && !(Math.abs(length - 1) <= LENGTH_TOLERANCE)) {
      report("vector %d has the length %s, not 1 or all zeros".formatted(number, length));
    }
  }

  private ByteBuffer vector(long number, long headBytes) throws IOException {
    long from = number * shape.bytes();
    int inHead = (int) Math.max(0, Math.min(shape.bytes(), headBytes - from));
    if (tail == null || inHead == shape.bytes()) {
      return head.value(from, shape.bytes());
    }
    ByteBuffer vector = ByteBuffer.allocate(shape.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    if (inHead > 0) {
      vector.put(head.value(from, inHead));
    }
    return vector.put(tail.value(from + inHead - headBytes, shape.bytes() - inHead)).flip();
  }

  private void report(String problem) {
    damage.add(id, Table.EMBEDDINGS, problem);
  }
}
