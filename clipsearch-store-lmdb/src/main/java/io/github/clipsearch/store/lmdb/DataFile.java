package io.github.clipsearch.store.lmdb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * LMDB's file, read by ordinary means: other than through the map, damage in it cannot end the
 * process.
 */
final class DataFile implements AutoCloseable {
  private final FileChannel channel;
  private final long bytes;

  DataFile(Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
    bytes = channel.size();
  }

  /** How large the file was when it was opened. */
  long bytes() {
    return bytes;
  }

  /**
   * Reads a piece.
   *
   * @return in the machine's byte order, from position 0 on
   * @throws EOFException when the file ends within it
   */
  ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    while (piece.hasRemaining()) {
      if (channel.read(piece, position + piece.position()) < 0) {
        throw new EOFException("the file ends before byte " + (position + length));
      }
    }
    return piece.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
