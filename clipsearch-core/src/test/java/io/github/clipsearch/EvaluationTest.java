package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.evaluation.Evaluation;
import io.github.clipsearch.evaluation.EvaluationQuery;
import io.github.clipsearch.evaluation.EvaluationReport;
import io.github.clipsearch.evaluation.ExpectedAnswer;
import io.github.clipsearch.evaluation.QueryOutcome;
import io.github.clipsearch.query.Query;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Queries with known answers on three videos whose vectors are written down. */
class EvaluationTest extends SearchFixture {
  /** "beach" finds the videos in the order holiday, coast, city. */
  private static EvaluationQuery beach(ExpectedAnswer... expected) {
    return EvaluationQuery.text("beach", expected);
  }

  private int rank(EvaluationQuery query) {
    return Evaluation.builder(engine)
        .build()
        .run(List.of(query))
        .outcomes()
        .get(0)
        .rank()
        .orElseThrow();
  }

  @Test
  void theRankOfAVideo() {
    assertThat(rank(beach(ExpectedAnswer.video("holiday")))).isEqualTo(1);
    assertThat(rank(beach(ExpectedAnswer.video("city")))).isEqualTo(3);
    assertThat(rank(beach(ExpectedAnswer.video("city"), ExpectedAnswer.video("coast"))))
        .isEqualTo(2);
  }

  @Test
  void theRankOfASceneAmongAllScenes() {
    // holiday#0, coast#0, coast#1, holiday#1, city#0, city#1, holiday#2
    assertThat(rank(beach(ExpectedAnswer.sceneAt("coast", 1.0)))).isEqualTo(3);
    assertThat(rank(beach(ExpectedAnswer.sceneAt("holiday", 2.9)))).isEqualTo(7);
    assertThat(rank(beach(ExpectedAnswer.sceneAt("holiday", 2.9), ExpectedAnswer.video("city"))))
        .isEqualTo(5);
  }

  @Test
  void videosByTheNamesOfTheirFiles() {
    assertThat(rank(beach(ExpectedAnswer.video("clip.mp4")))).isEqualTo(1);
    assertThat(rank(beach(ExpectedAnswer.video("clip")))).isEqualTo(1);
  }

  @Test
  void theReportOfSeveralQueries() {
    EvaluationReport report =
        Evaluation.builder(engine)
            .depth(2)
            .build()
            .run(
                List.of(
                    beach(ExpectedAnswer.video("holiday")),
                    beach(ExpectedAnswer.video("coast")),
                    beach(ExpectedAnswer.video("city")),
                    beach(ExpectedAnswer.video("absent"))));

    assertThat(report.outcomes())
        .extracting(QueryOutcome::rank)
        .containsExactly(
            OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty());
    assertThat(report.recallAt(1)).isEqualTo(0.25);
    assertThat(report.recallAt(5)).isEqualTo(0.5);
    assertThat(report.meanReciprocalRank()).isEqualTo(0.375);
    assertThat(report.unanswerable()).containsExactly(beach(ExpectedAnswer.video("absent")));
  }

  @Test
  void requestsCanBeSetUp() {
    EvaluationQuery query =
        new EvaluationQuery(
            "night", Query.text("beach"), List.of(ExpectedAnswer.sceneAt("holiday", 2.5)));

    EvaluationReport report =
        Evaluation.builder(engine)
            .requests(request -> request.templates(List.of("{} at night")))
            .build()
            .run(List.of(query));

    assertThat(report.recallAt(1)).isEqualTo(1);
  }

  @Test
  void nothingToAskIsRefused() {
    assertThatThrownBy(() -> Evaluation.builder(engine).build().run(List.of()))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> Evaluation.builder(engine).depth(0))
        .isInstanceOf(InvalidRequestException.class);
  }
}
