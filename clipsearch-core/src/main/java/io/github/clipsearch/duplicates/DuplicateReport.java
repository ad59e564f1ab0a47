package io.github.clipsearch.duplicates;

import java.util.List;

/**
 * What an index holds more than once.
 *
 * @param groups videos that are copies of one another, ordered by the first video's id
 * @param sharedRuns scenes that videos of different groups, or of none, have in common, such as the
 *     opening of a series; ordered by the first video's id, the second's, and time
 */
public record DuplicateReport(List<DuplicateGroup> groups, List<CopiedRun> sharedRuns) {
  /** Copies the lists. */
  public DuplicateReport {
    groups = List.copyOf(groups);
    sharedRuns = List.copyOf(sharedRuns);
  }
}
