package io.github.clipsearch;

import io.github.clipsearch.store.VideoRecord;
import java.io.Serializable;
import java.util.Objects;

/**
 * What became of a video that was indexed.
 *
 * @param video what is in the index now
 * @param outcome what was done
 * @param timings where the time went; all zero when nothing was decoded
 */
public record IndexResult(VideoRecord video, Outcome outcome, IndexTimings timings)
    implements Serializable {

  /** What was done to the index. */
  public enum Outcome {
    /** The video is new in the index. */
    INDEXED,
    /** An older version of the video, or another one under the same id, was replaced. */
    REPLACED,
    /** The content was known; only its metadata or its place were brought up to date. */
    UPDATED,
    /** The content was known and nothing was to be changed. */
    UNCHANGED
  }

  /** Checks for null. */
  public IndexResult {
    Objects.requireNonNull(video, "video");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(timings, "timings");
  }
}
