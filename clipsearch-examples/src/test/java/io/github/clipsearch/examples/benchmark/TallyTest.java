package io.github.clipsearch.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.examples.benchmark.Transition.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void nearCutsCountWithinTheToleranceOnly() {
    tally.add(List.of(cut(10), cut(50)), List.of(), List.of(11L, 52L), 1);

    assertThat(tally.hits()).isEqualTo(1);
    assertThat(tally.misses()).isEqualTo(1);
    assertThat(tally.falseCuts()).isEqualTo(1);
    assertThat(tally.f1()).isEqualTo(0.5);
  }

  @Test
  void oneCutIsNotCountedTwice() {
    tally.add(List.of(cut(10), cut(11)), List.of(), List.of(10L), 1);

    assertThat(tally.hits()).isEqualTo(1);
    assertThat(tally.recall()).isEqualTo(0.5);
    assertThat(tally.precision()).isEqualTo(1);
  }

  @Test
  void aCutAnywhereInAGradualTransitionIsAHitOnce() {
    Transition dissolve = new Transition(Kind.DISSOLVE, 20, 40);

    tally.add(List.of(dissolve), List.of(), List.of(25L, 35L), 0);

    assertThat(tally.hits()).isEqualTo(1);
    assertThat(tally.falseCuts()).isEqualTo(1);
  }

  @Test
  void rangesThatAreNotJudgedMakeNoFalseCuts() {
    Transition soft = new Transition(Kind.FADE, 20, 40);

    tally.add(List.of(), List.of(soft), List.of(30L, 60L), 0);

    assertThat(tally.falseCuts()).isEqualTo(1);
    assertThat(tally.precision()).isZero();
  }

  @Test
  void nothingToFindAndNothingFoundIsPerfect() {
    tally.add(List.of(), List.of(), List.of(), 0);

    assertThat(tally.f1()).isEqualTo(1);
  }

  private static Transition cut(int frame) {
    return new Transition(Kind.CUT, frame, frame);
  }
}
