package io.github.clipsearch.spark;

import io.github.clipsearch.IndexResult;
import io.github.clipsearch.spark.SparkIndexReport.Failure;
import io.github.clipsearch.spark.SparkIndexReport.Result;
import io.github.clipsearch.spark.SparkIndexReport.Work;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task says of its video.
 *
 * @param index of the video in the list of this run
 * @param resultOrNull when it was indexed
 * @param failureOrNull when it was not
 * @param changes what the driver has yet to do to the index
 */
record TaskOutcome(
    int index, @Nullable Result resultOrNull, @Nullable Failure failureOrNull, Changes changes)
    implements Serializable {

  /**
   * Changes that the driver has to make.
   *
   * @param part whether there is a part with the video
   * @param recordOnly whether the video's record is new and its scenes are not
   * @param removed ids of videos that this one replaces
   */
  @SuppressWarnings("serial") // an immutable list
  record Changes(boolean part, boolean recordOnly, List<String> removed) implements Serializable {
    static final Changes NONE = new Changes(false, false, List.of());

    Changes {
      removed = List.copyOf(removed);
    }
  }

  static TaskOutcome indexed(TaskInput input, IndexResult result, Work work, Changes changes) {
    return new TaskOutcome(input.index(), new Result(input.video(), result, work), null, changes);
  }

  static TaskOutcome failed(TaskInput input, String message, Work work) {
    return new TaskOutcome(
        input.index(), null, new Failure(input.video(), message, work), Changes.NONE);
  }

  /** The same, but tried as often as now, and something else was found to be in the index. */
  TaskOutcome with(IndexResult result) {
    return result().isEmpty()
        ? this
        : new TaskOutcome(
            index,
            new Result(result().get().video(), result, result().get().work()),
            null,
            Changes.NONE);
  }

  Optional<Result> result() {
    return Optional.ofNullable(resultOrNull);
  }

  Optional<Failure> failure() {
    return Optional.ofNullable(failureOrNull);
  }
}
