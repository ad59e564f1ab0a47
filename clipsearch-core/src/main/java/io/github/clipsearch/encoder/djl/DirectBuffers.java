package io.github.clipsearch.encoder.djl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Direct buffers of one size for handing input to PyTorch, used again and again because the garbage
 * collector frees such memory late. As many exist as calls ever ran at once.
 */
final class DirectBuffers {
  private final int bytes;
  private final ConcurrentLinkedQueue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

  DirectBuffers(int bytes) {
    this.bytes = bytes;
  }

  ByteBuffer take() {
    ByteBuffer buffer = idle.poll();
    return buffer == null
        ? ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder())
        : buffer.clear();
  }

  void giveBack(ByteBuffer buffer) {
    idle.add(buffer);
  }

  /** Leaves the buffers to the garbage collector, which alone can free them. */
  void clear() {
    idle.clear();
  }
}
