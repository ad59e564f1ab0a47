package io.github.clipsearch.examples.extending;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.decoding.Refusals;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the files of a tar archive lie. The archive may be cut off or damaged: what comes before is
 * good. Belongs to one thread.
 */
final class TarArchive implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final int SIZE = 124;
  private static final int SIZE_DIGITS = 11;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_BYTES = 8;
  private static final int TYPE = 156;
  private static final int NAME_BYTES = 100;

  private final SeekableByteChannel content;
  private final List<Entry> entries = new ArrayList<>();
  private String damage = "";

  /** A file in the archive. */
  record Entry(String name, long position, long size) {}

  private TarArchive(SeekableByteChannel content) {
    this.content = content;
  }

  /** Reads the headers, not the files. */
  static TarArchive open(Path file) {
    boolean done = false;
    SeekableByteChannel content;
    try {
      content = Files.newByteChannel(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    TarArchive archive = new TarArchive(content);
    try {
      archive.readHeaders();
      if (archive.entries.isEmpty() && !archive.damage.isEmpty()) {
        throw Refusals.unreadable(file, archive.damage, null);
      }
      done = true;
      return archive;
    } catch (IOException e) {
      throw unreadable(file, e);
    } finally {
      if (!done) {
        archive.close();
      }
    }
  }

  private static VideoReadException unreadable(Path file, IOException e) {
    return new VideoReadException(file, Reason.IO_ERROR, "reading failed: " + e.getMessage(), e);
  }

  private void readHeaders() throws IOException {
    long position = 0;
    while (true) {
      if (position + BLOCK > content.size()) {
        damage = "the archive was cut off at byte " + content.size();
        return;
      }
      byte[] header = read(position, BLOCK);
      if (header[0] == 0) {
        return; // an empty block marks the end
      }
      if (!checksumIsRight(header)) {
        damage = "there is no header of a file at byte " + position;
        return;
      }
      Entry entry = new Entry(name(header), position + BLOCK, octal(header, SIZE, SIZE_DIGITS));
      if (entry.position + entry.size > content.size()) {
        damage = "the archive was cut off in " + entry.name;
        return;
      }
      if (header[TYPE] == '0' || header[TYPE] == 0) { // a file, and not what is said about one
        entries.add(entry);
      }
      position = entry.position + (entry.size + BLOCK - 1) / BLOCK * BLOCK;
    }
  }

  /** The files in the archive's order. */
  List<Entry> entries() {
    return entries;
  }

  /** What is wrong with the archive, empty when nothing is. */
  String damage() {
    return damage;
  }

  byte[] read(Entry entry) throws IOException {
    return read(entry.position, Math.toIntExact(entry.size));
  }

  private byte[] read(long position, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    content.position(position);
    while (bytes.hasRemaining()) {
      if (content.read(bytes) < 0) {
        throw new EOFException("the file has become shorter");
      }
    }
    return bytes.array();
  }

  private static String name(byte[] header) {
    int length = 0;
    while (length < NAME_BYTES && header[length] != 0) {
      length++;
    }
    return new String(header, 0, length, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
  }

  /** The sum of the header's bytes, its own counted as spaces. */
  private static boolean checksumIsRight(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean own = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_BYTES;
      sum += own ? ' ' : header[i] & 0xff;
    }
    return sum == octal(header, CHECKSUM, CHECKSUM_BYTES);
  }

  private static long octal(byte[] header, int start, int digits) {
    long value = 0;
    for (int i = start; i < start + digits; i++) {
      if (header[i] >= '0' && header[i] <= '7') {
        value = 8 * value + header[i] - '0';
      }
    }
    return value;
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw new IllegalStateException("closing a file that was only read failed", e);
    }
  }
}
