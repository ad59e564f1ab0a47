package io.github.clipsearch.encoder.djl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside of the Java heap through which weights pass from the file to PyTorch: as large as
 * the largest group of them, and used again for each group. For one thread.
 */
final class StagingMemory {
  /** What vector instructions like best. */
  private static final int ALIGNMENT = 64;

  private ByteBuffer memory = ByteBuffer.allocateDirect(0);
  private int used;

  /** Makes all memory free again; buffers taken before must not be used any more. */
  void reset(long bytes) {
    if (bytes > memory.capacity()) {
      memory = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
    }
    used = 0;
  }

  /** How many bytes a buffer takes up. */
  static long taken(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** A direct buffer of the given length in the machine's byte order. */
  ByteBuffer take(int bytes) {
    ByteBuffer buffer = memory.slice(used, bytes).order(ByteOrder.nativeOrder());
    used += Math.toIntExact(taken(bytes));
    return buffer;
  }
}
