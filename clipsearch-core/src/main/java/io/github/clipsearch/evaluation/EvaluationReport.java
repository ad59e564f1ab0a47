package io.github.clipsearch.evaluation;

import io.github.clipsearch.InvalidRequestException;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What became of all queries. Queries that found nothing right count: with rank infinity, and with
 * 0 in the means.
 *
 * @param outcomes in the order of the queries, at least one
 */
public record EvaluationReport(List<QueryOutcome> outcomes) {
  /**
   * Copies the outcomes.
   *
   * @throws InvalidRequestException when there are none
   */
  public EvaluationReport {
    outcomes = List.copyOf(outcomes);
    if (outcomes.isEmpty()) {
      throw new InvalidRequestException("There are no queries to evaluate.");
    }
  }

  /**
   * The share of the queries with a right answer among the first hits (recall@k). Where a query has
   * several right answers, one of them will do.
   *
   * @param k number of hits that count, at least 1
   * @return 0 to 1
   * @throws InvalidRequestException when {@code k} is below 1
   */
  public double recallAt(int k) {
    if (k < 1) {
      throw new InvalidRequestException("At least 1 hit counts, not " + k + ".");
    }
    return mean(ranks().filter(rank -> rank <= k).map(rank -> 1));
  }

  /**
   * The median of the ranks of the first right answers; of an even number of queries, the mean of
   * the two in the middle.
   *
   * @return from 1 on; infinity when half of the queries or more found nothing right
   */
  public double medianRank() {
    double[] sorted = ranks().sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The mean of one divided by the rank of the first right answer.
   *
   * @return 0 to 1
   */
  public double meanReciprocalRank() {
    return mean(ranks().map(rank -> 1 / rank));
  }

  /**
   * The queries that cannot be answered, as none of the expected videos is in the index. They count
   * in all figures like others that found nothing right.
   *
   * @return in order
   */
  public List<EvaluationQuery> unanswerable() {
    return outcomes.stream()
        .filter(outcome -> !outcome.answerable())
        .map(QueryOutcome::query)
        .toList();
  }

  private double mean(DoubleStream values) {
    return values.sum() / outcomes.size();
  }

  private DoubleStream ranks() {
    return outcomes.stream()
        .mapToDouble(
            outcome ->
                outcome.rank().isPresent() ? outcome.rank().getAsInt() : Double.POSITIVE_INFINITY);
  }
}
