package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A file's name as FFmpeg wants it, in native memory. */
final class NativePath implements AutoCloseable {
  /** With its scheme, or FFmpeg takes a colon in the name for one. */
  private static final byte[] SCHEME = "file:".getBytes(StandardCharsets.US_ASCII);

  private final BytePointer text;

  NativePath(Path file) {
    if (file.getFileSystem() != FileSystems.getDefault()) {
      throw new VideoReadException(
          file,
          Reason.NOT_A_FILE,
          "it lies in a file system of Java's own, which FFmpeg cannot read; copy it to a local"
              + " folder");
    }
    byte[] name = encode(file.toAbsolutePath());
    text = new BytePointer(avutil.av_malloc(SCHEME.length + name.length + 1L));
    text.capacity(SCHEME.length + name.length + 1L)
        .asByteBuffer()
        .put(SCHEME)
        .put(name)
        .put((byte) 0);
  }

  BytePointer text() {
    return text;
  }

  /**
   * On Windows FFmpeg reads UTF-8; elsewhere a name is bytes in no certain encoding, which a path's
   * URI gives exactly, whatever the locale.
   */
  static byte[] encode(Path absolute) {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return absolute.toString().getBytes(StandardCharsets.UTF_8);
    }
    String uri = absolute.toUri().getRawPath();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) == '%') {
        bytes.write(Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(uri.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    avutil.av_free(text);
  }
}
