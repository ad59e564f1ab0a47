package io.github.clipsearch.store;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Reads vectors that lie back to back in several pieces of memory, of which one may end in the
 * middle of a vector. Only such a vector is copied. Belongs to one thread.
 */
final class SplitVectors {
  private ByteBuffer cut = ByteBuffer.allocate(0);

  /** Is shown vectors that lie in one piece. */
  @FunctionalInterface
  interface PieceConsumer {
    /**
     * Is shown some vectors.
     *
     * @param vectors of scenes from first to end, back to back, from position to limit; valid
     *     during the call only
     * @param first number of the first scene
     * @param end number after the last scene's
     */
    void accept(ByteBuffer vectors, int first, int end);
  }

  /** How many bytes all parts have. */
  static long bytes(List<ByteBuffer> parts) {
    long bytes = 0;
    for (ByteBuffer part : parts) {
      bytes += part.remaining();
    }
    return bytes;
  }

  /**
   * Shows some of the vectors in their order, as many at a time as lie in one piece.
   *
   * @param parts all vectors; their positions are not changed
   * @param vectorBytes size of a vector
   * @param first number of the first vector to show
   * @param end number of the first vector after it that is not shown
   */
  void forEach(List<ByteBuffer> parts, int vectorBytes, int first, int end, PieceConsumer action) {
    int number = 0;
    int cutBytes = 0;
    for (ByteBuffer part : parts) {
      int at = part.position();
      if (cutBytes > 0) {
        int missing = Math.min(vectorBytes - cutBytes, part.remaining());
        cut.put(cutBytes, part, at, missing);
        cutBytes += missing;
        if (cutBytes < vectorBytes) {
          continue; // a part shorter than a vector
        }
        if (first <= number && number < end) {
          action.accept(cut.slice(0, vectorBytes), number, number + 1);
        }
        at += missing;
        number++;
      }
      int whole = (part.limit() - at) / vectorBytes;
      int from = Math.max(number, first);
      int to = Math.min(number + whole, end);
      if (from < to) {
        int start = at + (from - number) * vectorBytes;
        action.accept(part.slice(start, (to - from) * vectorBytes), from, to);
      }
      number += whole;
      at += whole * vectorBytes;
      cutBytes = part.limit() - at;
      if (cutBytes > 0) {
        if (cut.capacity() < vectorBytes) {
          cut = ByteBuffer.allocate(vectorBytes);
        }
        cut.put(0, part, at, cutBytes);
      }
    }
  }
}
