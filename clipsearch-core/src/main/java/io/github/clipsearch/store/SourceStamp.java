package io.github.clipsearch.store;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * By what an index recognises that a file is unchanged since it was indexed.
 *
 * @param sha256 of the file's content, 64 lower-case hexadecimal digits
 * @param size of the file in bytes
 * @param lastModified time of the file's last change, as the file system says it
 * @param settings the frames, the detector and the sampler that made the scenes, one line
 */
public record SourceStamp(String sha256, long size, Instant lastModified, String settings)
    implements Serializable {

  /** Checks the ranges. */
  public SourceStamp {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a SHA-256 is 64 hexadecimal digits, not " + sha256);
    }
    if (size < 0) {
      throw new IllegalArgumentException("a file's size is at least 0, not " + size);
    }
    Objects.requireNonNull(lastModified, "lastModified");
    Objects.requireNonNull(settings, "settings");
  }
}
