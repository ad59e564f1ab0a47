package io.github.clipsearch.store.lmdb;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Between LMDB's memory, which lmdbjava shows as Agrona buffers, and {@link ByteBuffer}s. */
final class MapMemory {
  private static final MemoryIO MEMORY = MemoryIO.getInstance();

  private MapMemory() {}

  /**
   * Shows memory that LMDB owns, without copying.
   *
   * @param memory as lmdbjava returned it
   * @return little-endian, from position 0 to the value's length; never to be touched after the
   *     transaction has ended or written again
   */
  static ByteBuffer view(DirectBuffer memory) {
    return MEMORY
        .newDirectByteBuffer(memory.addressOffset(), memory.capacity())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Copies bytes to where LMDB can read them. */
  static DirectBuffer copyOf(byte[] bytes) {
    return new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
  }

  static String utf8(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
