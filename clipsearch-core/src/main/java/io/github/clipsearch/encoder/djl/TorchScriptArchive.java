package io.github.clipsearch.encoder.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a program text in the form that PyTorch loads: a zip file with the code and with the
 * pickled instance of its class, which has no state but the flag {@code training}.
 */
final class TorchScriptArchive {
  private static final String ROOT = "program/";

  /** PyTorch refuses archives whose version is newer than it knows or that lack operators. */
  private static final String FORMAT_VERSION = "10\n";

  private TorchScriptArchive() {}

  static byte[] of(String className, String code) {
    try {
      ByteArrayOutputStream archive = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(archive)) {
        add(zip, "data.pkl", pickledInstance(className));
        add(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
        add(zip, "constants.pkl", emptyTuple());
        add(zip, "version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
        add(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      }
      return archive.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  /** {@code className()} with the state {@code {"training": False}}. */
  private static byte[] pickledInstance(String className) throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2}); // protocol 2
    pickle.write(("c__torch__\n" + className + "\n").getBytes(StandardCharsets.US_ASCII)); // class
    pickle.write(new byte[] {')', (byte) 0x81}); // no arguments, new instance
    byte[] flag = "training".getBytes(StandardCharsets.US_ASCII);
    pickle.write(new byte[] {'}', '(', 'X', (byte) flag.length, 0, 0, 0}); // dict, mark, string
    pickle.write(flag);
    pickle.write(new byte[] {(byte) 0x89, 'u', 'b', '.'}); // False, set items, set state, stop
    return pickle.toByteArray();
  }

  private static byte[] emptyTuple() {
    return new byte[] {(byte) 0x80, 2, ')', '.'};
  }

  /** PyTorch reads entries that are stored, not deflated. */
  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
