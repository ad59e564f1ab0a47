package io.github.clipsearch;

import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far the indexing of one video is.
 *
 * @param file the video file
 * @param framesDone frames of the video that lie behind, read or left out
 * @param framesTotal of how many, where the file says it; an estimate that {@code framesDone} can
 *     pass
 * @param scenes scenes completed so far
 */
public record IndexProgress(Path file, long framesDone, OptionalLong framesTotal, int scenes) {

  /** Checks for null. */
  public IndexProgress {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(framesTotal, "framesTotal");
  }
}
