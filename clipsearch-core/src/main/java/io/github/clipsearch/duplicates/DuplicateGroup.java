package io.github.clipsearch.duplicates;

import io.github.clipsearch.store.VideoRecord;
import java.util.List;

/**
 * Videos that are copies of one another, each of at least one other of the group.
 *
 * @param videos at least two, ordered by id
 * @param runs what they have in common, ordered by the first video's id, the second's, and time
 */
public record DuplicateGroup(List<VideoRecord> videos, List<CopiedRun> runs) {
  /** Copies the lists. */
  public DuplicateGroup {
    videos = List.copyOf(videos);
    runs = List.copyOf(runs);
    if (videos.size() < 2) {
      throw new IllegalArgumentException("a group has at least two videos");
    }
  }
}
