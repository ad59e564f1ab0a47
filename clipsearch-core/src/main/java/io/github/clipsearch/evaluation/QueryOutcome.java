package io.github.clipsearch.evaluation;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What became of a query.
 *
 * @param query the query
 * @param rank of the first hit that is right, from 1 on: among videos, or among scenes when a scene
 *     was expected; empty when none was found within the depth of the evaluation
 * @param answerable whether any of the expected videos is in the index at all
 */
public record QueryOutcome(EvaluationQuery query, OptionalInt rank, boolean answerable) {
  /** Checks the rank. */
  public QueryOutcome {
    Objects.requireNonNull(query, "query");
    if (rank.orElse(1) < 1) {
      throw new IllegalArgumentException("ranks count from 1 on, not from " + rank.getAsInt());
    }
  }
}
