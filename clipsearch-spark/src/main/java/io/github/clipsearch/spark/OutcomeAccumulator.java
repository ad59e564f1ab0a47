package io.github.clipsearch.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.spark.util.AccumulatorV2;
import org.jspecify.annotations.Nullable;

/**
 * Brings outcomes to the driver while the job runs. Of all attempts at a task, Spark merges the
 * accumulators of one that succeeded, exactly once, and before it says that the job is done.
 */
final class OutcomeAccumulator extends AccumulatorV2<TaskOutcome, List<TaskOutcome>> {
  private static final long serialVersionUID = 1L;

  /** Where the driver takes them from; it keeps none itself, however many there are. */
  private final transient @Nullable Queue<TaskOutcome> arrived;

  @SuppressWarnings("serial") // an ArrayList
  private final List<TaskOutcome> outcomes = new ArrayList<>();

  OutcomeAccumulator(@Nullable Queue<TaskOutcome> arrived) {
    this.arrived = arrived;
  }

  @Override
  public boolean isZero() {
    return outcomes.isEmpty();
  }

  @Override
  public AccumulatorV2<TaskOutcome, List<TaskOutcome>> copy() {
    OutcomeAccumulator copy = new OutcomeAccumulator(null);
    copy.outcomes.addAll(outcomes);
    return copy;
  }

  @Override
  public void reset() {
    outcomes.clear();
  }

  @Override
  public void add(TaskOutcome outcome) {
    outcomes.add(outcome);
  }

  @Override
  public void merge(AccumulatorV2<TaskOutcome, List<TaskOutcome>> other) {
    (arrived == null ? outcomes : arrived).addAll(other.value());
  }

  @Override
  public List<TaskOutcome> value() {
    return List.copyOf(outcomes);
  }
}
