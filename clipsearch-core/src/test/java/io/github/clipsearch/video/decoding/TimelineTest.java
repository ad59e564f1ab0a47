package io.github.clipsearch.video.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times at 10 frames per second, from time stamps as files have them. */
class TimelineTest {
  private static final double NONE = Double.NaN;

  @Test
  void goodTimeStampsAreTheTimes() {
    assertTimes(present(0.5, 0.6, 0.75, 5.0), 0.5, 0.6, 0.75, 5.0);
  }

  @Test
  void preRollIsNotPresented() {
    assertTimes(present(-0.2, -0.1, 0.0, 0.1), 0.0, 0.1);
  }

  @Test
  void missingTimeStampsContinueAtTheFrameRate() {
    assertTimes(present(NONE, NONE, 0.2, NONE, 0.4), 0.0, 0.1, 0.2, 0.3, 0.4);
  }

  @Test
  void framesCatchUpAfterARepeatedTimeStamp() {
    assertTimes(present(0.0, 0.1, 0.1, 0.2, 0.3), 0.0, 0.1, 0.15, 0.2, 0.3);
  }

  @Test
  void framesCatchUpAfterAStepBack() {
    assertTimes(present(0.0, 0.3, 0.1, 0.2, 0.5), 0.0, 0.3, 0.35, 0.4, 0.5);
  }

  @Test
  void aClockThatStartsAnewIsContinued() {
    assertTimes(present(7.8, 7.9, 0.0, 0.1, 0.3), 7.8, 7.9, 8.0, 8.1, 8.3);
  }

  @Test
  void aSingleWrongTimeStampDoesNotShiftTheRest() {
    assertTimes(present(7.8, 7.9, 0.0, 8.1, 8.2), 7.8, 7.9, 8.0, 8.1, 8.2);
  }

  private static List<Double> present(double... stamps) {
    Timeline timeline = new Timeline(10);
    List<Double> times = new ArrayList<>();
    for (double stamp : stamps) {
      if (timeline.advance(stamp)) {
        times.add(timeline.time());
      }
    }
    return times;
  }

  private static void assertTimes(List<Double> actual, double... expected) {
    assertThat(actual.stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(expected, within(1e-9));
  }
}
