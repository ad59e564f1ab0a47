package io.github.clipsearch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.ranking.VideoRanking;
import org.junit.jupiter.api.Test;

class VideoRankingTest {
  /** Three scores that count, and one left over in the buffer that does not. */
  private static final float[] SCORES = {0.25f, -0.5f, 0.75f, 1f};

  @Test
  void theBestSceneIsTheHighestScoreThatCounts() {
    assertThat(VideoRanking.bestScene().score(SCORES, 3)).isEqualTo(0.75);
    assertThat(VideoRanking.bestScene().score(new float[] {-0.5f, -0.25f}, 2)).isEqualTo(-0.25);
  }

  @Test
  void theMeanIsOfAllThatCount() {
    assertThat(VideoRanking.mean().score(SCORES, 3)).isCloseTo(0.5 / 3, within(1e-9));
    assertThat(VideoRanking.mean().score(SCORES, 1)).isEqualTo(0.25);
  }

  @Test
  void theMeanOfTheTopIsOfTheBestThatCount() {
    assertThat(VideoRanking.meanOfTop(1).score(SCORES, 3)).isEqualTo(0.75);
    assertThat(VideoRanking.meanOfTop(2).score(SCORES, 3)).isEqualTo(0.5);
    assertThat(VideoRanking.meanOfTop(3).score(SCORES, 3)).isCloseTo(0.5 / 3, within(1e-9));
    assertThat(VideoRanking.meanOfTop(9).score(SCORES, 3)).isCloseTo(0.5 / 3, within(1e-9));
  }

  @Test
  void aRankingLeavesTheScoresAsTheyAre() {
    float[] scores = SCORES.clone();

    VideoRanking.meanOfTop(2).score(scores, 4);

    assertThat(scores).isEqualTo(SCORES);
  }

  @Test
  void theTopIsAtLeastOneScene() {
    assertThatThrownBy(() -> VideoRanking.meanOfTop(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
