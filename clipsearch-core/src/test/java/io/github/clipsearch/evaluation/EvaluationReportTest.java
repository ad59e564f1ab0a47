package io.github.clipsearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The figures, worked out by hand. */
class EvaluationReportTest {
  private static final Offset<Double> EXACTLY = within(1e-12);
  private static final int NOT_FOUND = 0;

  @Test
  void recallIsTheShareOfQueriesWithARightAnswerAmongTheFirst() {
    EvaluationReport report = report(1, 3, 6, 11, NOT_FOUND, 1, 5, 10);

    assertThat(report.recallAt(1)).isEqualTo(2 / 8.0);
    assertThat(report.recallAt(5)).isEqualTo(4 / 8.0);
    assertThat(report.recallAt(10)).isEqualTo(6 / 8.0);
    assertThat(report.recallAt(1_000_000)).isEqualTo(7 / 8.0);
  }

  @Test
  void theMedianRankIsInTheMiddle() {
    assertThat(report(7, 1, 2).medianRank()).isEqualTo(2);
    assertThat(report(4, 1, 9, 2).medianRank()).isEqualTo(3);
    assertThat(report(NOT_FOUND, 1, 2).medianRank()).isEqualTo(2);
    assertThat(report(NOT_FOUND, 1).medianRank()).isInfinite();
    assertThat(report(NOT_FOUND).medianRank()).isInfinite();
  }

  @Test
  void theMeanReciprocalRankCountsWhatWasNotFoundAsZero() {
    assertThat(report(1, 2, 4, NOT_FOUND).meanReciprocalRank())
        .isCloseTo((1 + 0.5 + 0.25 + 0) / 4, EXACTLY);
    assertThat(report(NOT_FOUND).meanReciprocalRank()).isZero();
  }

  @Test
  void nothingToEvaluateIsRefused() {
    assertThatThrownBy(() -> new EvaluationReport(List.of()))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> report(1).recallAt(0)).isInstanceOf(InvalidRequestException.class);
  }

  private static EvaluationReport report(int... ranks) {
    EvaluationQuery query = EvaluationQuery.text("a dog", ExpectedAnswer.video("dogs"));
    return new EvaluationReport(
        Arrays.stream(ranks)
            .mapToObj(rank -> rank == NOT_FOUND ? OptionalInt.empty() : OptionalInt.of(rank))
            .map(rank -> new QueryOutcome(query, rank, true))
            .toList());
  }
}
