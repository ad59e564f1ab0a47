package io.github.clipsearch.encoder.djl;

import io.github.clipsearch.ModelLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A safetensors file, open for reading: eight bytes with the header's length, the header as JSON,
 * and the tensors in little-endian order.
 */
final class SafetensorsFile implements AutoCloseable {
  private static final int LENGTH_BYTES = 8;

  /** The reference implementation's own limit. */
  private static final long MAX_HEADER_BYTES = 100_000_000;

  private static final String GIT_LFS_POINTER = "version ";

  private final Path file;
  private final FileChannel channel;
  private final long dataStart;
  private final Map<String, TensorInfo> tensors;

  private SafetensorsFile(
      Path file, FileChannel channel, long dataStart, Map<String, TensorInfo> tensors) {
    this.file = file;
    this.channel = channel;
    this.dataStart = dataStart;
    this.tensors = tensors;
  }

  /** Opens the file and checks its header; the weights are not read. */
  static SafetensorsFile open(Path file) {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    try {
      return read(file, channel);
    } catch (IOException | RuntimeException e) {
      closeAfter(e, channel);
      throw e instanceof IOException io ? unreadable(file, io) : (RuntimeException) e;
    }
  }

  private static void closeAfter(Exception failure, FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static SafetensorsFile read(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw new ModelLoadException(
          file, "the file is cut off: it has only " + size + " bytes; download it again");
    }
    ByteBuffer start = readAt(channel, 0, LENGTH_BYTES);
    long headerBytes = start.getLong(0);
    if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES) {
      throw new ModelLoadException(file, notSafetensors(start));
    }
    if (headerBytes > size - LENGTH_BYTES) {
      throw new ModelLoadException(
          file,
          "the file is cut off within its header of %d bytes; download it again"
              .formatted(headerBytes));
    }
    long dataStart = LENGTH_BYTES + headerBytes;
    String json =
        StandardCharsets.UTF_8.decode(readAt(channel, LENGTH_BYTES, (int) headerBytes)).toString();
    return new SafetensorsFile(
        file, channel, dataStart, SafetensorsHeader.parse(file, json, size - dataStart));
  }

  private static String notSafetensors(ByteBuffer start) {
    if (StandardCharsets.US_ASCII.decode(start.duplicate()).toString().equals(GIT_LFS_POINTER)) {
      return "it is a Git LFS pointer, not the weights; fetch them with 'git lfs pull'";
    }
    return "it is no safetensors file (the first 8 bytes give a header of %d bytes); download it again"
        .formatted(start.getLong(0));
  }

  /** The tensors by name, in the header's order. */
  Map<String, TensorInfo> tensors() {
    return tensors;
  }

  /** Fills the buffer with a tensor's bytes, starting at {@code offset} within it. */
  void read(TensorInfo tensor, long offset, ByteBuffer target) {
    try {
      readFully(channel, dataStart + tensor.begin() + offset, target);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Copies up to {@code count} bytes of a tensor, starting at {@code offset} within it. */
  ByteBuffer read(TensorInfo tensor, long offset, int count) {
    try {
      return readAt(channel, dataStart + tensor.begin() + offset, count);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ByteBuffer readAt(FileChannel channel, long position, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, position, buffer);
    return buffer.flip();
  }

  private static void readFully(FileChannel channel, long position, ByteBuffer target)
      throws IOException {
    long next = position;
    while (target.hasRemaining()) {
      int count = channel.read(target, next);
      if (count < 0) {
        throw new IOException("the file became shorter while it was read");
      }
      next += count;
    }
  }

  private static ModelLoadException unreadable(Path file, IOException e) {
    return new ModelLoadException(file, "the file could not be read (" + e.getMessage() + ")", e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
