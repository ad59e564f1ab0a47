package io.github.clipsearch;

import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.store.SourceStamp;
import io.github.clipsearch.video.VideoDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A video file as it lies on the disk: where, how large, how old, and what is in it. */
record SourceFile(Path path, URI uri, long size, Instant lastModified) {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int ID_DIGITS = 32;

  static SourceFile of(Path path) {
    VideoDecoder.requireReadableFile(path);
    try {
      return new SourceFile(
          path,
          path.toAbsolutePath().normalize().toUri(),
          Files.size(path),
          Files.getLastModifiedTime(path).toInstant());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Whether size and age are those of a stamp, so that the content need not be read. */
  boolean looksLike(SourceStamp stamp) {
    return size == stamp.size() && lastModified.equals(stamp.lastModified());
  }

  /** Reads the whole file. */
  SourceStamp stamp(String settings) {
    return new SourceStamp(sha256(), size, lastModified, settings);
  }

  /** The id of a video that the user has not named: the same content has the same id. */
  static String idOf(SourceStamp stamp) {
    return stamp.sha256().substring(0, ID_DIGITS);
  }

  private String sha256() {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw unreadable(path, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static VideoReadException unreadable(Path path, IOException e) {
    return new VideoReadException(path, Reason.IO_ERROR, "reading failed: " + e.getMessage(), e);
  }
}
