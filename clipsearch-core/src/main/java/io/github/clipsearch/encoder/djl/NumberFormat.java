package io.github.clipsearch.encoder.djl;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;

/** The formats that weights may be stored in, named as in the header of a safetensors file. */
enum NumberFormat {
  F32(DataType.FLOAT32),
  F16(DataType.FLOAT16),

  /** Handed to PyTorch as 32-bit numbers, because DJL ends the process when it meets this type. */
  BF16(DataType.FLOAT32);

  private final DataType staged;

  NumberFormat(DataType staged) {
    this.staged = staged;
  }

  /** Bytes of a number in the file. */
  int bytes() {
    return this == F32 ? Float.BYTES : Short.BYTES;
  }

  /** The type that {@link #read} gives the numbers. */
  DataType staged() {
    return staged;
  }

  /**
   * Reads some of a tensor's numbers.
   *
   * @param start the first of them, counted in the order in which they are stored
   * @param into direct, in the machine's byte order, with room for twice the bytes in the file
   * @return a buffer with the numbers, which shares memory with {@code into}
   */
  ByteBuffer read(
      CheckpointWeights weights, WeightShape weight, long start, int count, ByteBuffer into) {
    int stored = count * bytes();
    if (this != BF16) {
      ByteBuffer target = into.slice(0, stored).order(into.order());
      weights.read(weight, start * bytes(), target);
      return target.rewind();
    }
    // into the second half first; widening from the front never catches up with what is unread
    ByteBuffer target = into.slice(0, 2 * stored).order(into.order());
    weights.read(weight, start * bytes(), target.position(stored));
    for (int i = 0; i < count; i++) {
      target.putInt(i * Integer.BYTES, target.getShort(stored + i * Short.BYTES) << Short.SIZE);
    }
    return target.rewind();
  }
}
