package io.github.clipsearch;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What became of a batch of videos.
 *
 * @param results of the videos that are in the index now, in the order of the requests
 * @param failures of the videos that could not be indexed, in the order of the requests
 */
public record IndexReport(List<IndexResult> results, List<Failure> failures) {

  /** Copies the lists. */
  public IndexReport {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
  }

  /**
   * A video that could not be indexed; the index is as it was before it.
   *
   * @param file the video file
   * @param cause why
   */
  public record Failure(Path file, ClipSearchException cause) {

    /** Checks for null. */
    public Failure {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(cause, "cause");
    }
  }
}
