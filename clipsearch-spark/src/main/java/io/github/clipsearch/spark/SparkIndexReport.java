package io.github.clipsearch.spark;

import io.github.clipsearch.IndexResult;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What became of the videos that a cluster was to index.
 *
 * @param results of the videos that are in the index now, in the order of the tasks
 * @param failures of the videos that could not be indexed, in the order of the tasks
 */
public record SparkIndexReport(List<Result> results, List<Failure> failures) {

  /** Copies the lists. */
  public SparkIndexReport {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
  }

  /**
   * Where and how often a video was tried.
   *
   * @param executor id and host of the executor that had it last, such as {@code 3@node-17}
   * @param attempts number of attempts, the last one included, at least 1
   * @param time that the last attempt took
   */
  public record Work(String executor, int attempts, Duration time) implements Serializable {
    /** Checks the ranges. */
    public Work {
      Objects.requireNonNull(executor, "executor");
      Objects.requireNonNull(time, "time");
      if (attempts < 1) {
        throw new IllegalArgumentException("at least 1 attempt was made, not " + attempts);
      }
    }
  }

  /**
   * A video that is in the index.
   *
   * @param video what was asked for
   * @param result what is in the index now
   * @param work where and how often it was tried
   */
  public record Result(VideoTask video, IndexResult result, Work work) implements Serializable {
    /** Checks for null. */
    public Result {
      Objects.requireNonNull(video, "video");
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(work, "work");
    }
  }

  /**
   * A video that could not be indexed; the index is as it was before it.
   *
   * @param video what was asked for
   * @param message why, and what to do
   * @param work where and how often it was tried
   */
  public record Failure(VideoTask video, String message, Work work) implements Serializable {
    /** Checks for null. */
    public Failure {
      Objects.requireNonNull(video, "video");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(work, "work");
    }
  }
}
