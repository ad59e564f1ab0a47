package io.github.clipsearch.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadSamplerTest {
  private static final RgbImage PIXEL = new RgbImage(1, 1, new byte[3]);

  private final Set<Long> captured = new TreeSet<>();
  private LongPredicate blank = number -> false;
  private long bytesPerFrame = 1;
  private long open;
  private long mostOpen;

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "2, 1",
    "3, 1",
    "15, 7",
    "16, 8",
    "99, 49",
    "100, 50",
    "250, 125",
    "999, 499"
  })
  void oneSampleIsTheMiddleFrame(int frames, long middle) {
    FrameSampler.Session session = session(1);

    feed(session, 0, frames, false);
    List<Sample> samples = session.take(scene(0, frames));

    assertThat(samples).extracting(Sample::frameNumber).containsExactly(middle);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 40, 99, 100, 250, 1000, 12_345, 100_000})
  void samplesAreNearTheMiddlesOfEqualPartsWhateverTheLength(int frames) {
    FrameSampler.Session session = session(3);

    feed(session, 0, frames, false);
    List<Sample> samples = session.take(scene(0, frames));

    assertThat(samples).hasSize(3);
    for (int part = 0; part < 3; part++) {
      double middle = (part + 0.5) / 3 * frames;
      assertThat((double) samples.get(part).frameNumber())
          .isBetween(middle - frames / 500.0 - 1, middle + frames / 500.0 + 1);
    }
  }

  @Test
  void picturesAreTakenOfTheChosenFramesOnly() {
    FrameSampler.Session session = session(3);

    feed(session, 0, 10_000, false);
    session.take(scene(0, 10_000));

    assertThat(captured).hasSize(3);
  }

  @Test
  void largePicturesAreThinnedToTheBudget() {
    bytesPerFrame = 3_000_000;
    FrameSampler.Session session = session(1);

    feed(session, 0, 10_000, false);

    assertThat(mostOpen * bytesPerFrame)
        .isLessThanOrEqualTo((SpreadSampler.BUDGET_MEGABYTES * 9L / 8 + 6) * 1_000_000L);
    assertThat((double) session.take(scene(0, 10_000)).get(0).frameNumber())
        .isBetween(4800.0, 5200.0);
  }

  @Test
  void closingReleasesAllKeptFrames() {
    FrameSampler.Session session = session(3);
    feed(session, 0, 100, false);
    feed(session, 100, 110, true);
    assertThat(open).isPositive();

    session.close();
    session.close();

    assertThat(open).isZero();
  }

  @Test
  void aSceneShorterThanTheSamplesGivesWhatItHas() {
    FrameSampler.Session session = session(5);

    feed(session, 0, 2, false);
    List<Sample> samples = session.take(scene(0, 2));

    assertThat(samples).extracting(Sample::frameNumber).containsExactly(0L, 1L);
  }

  @Test
  void theNextSceneStartsAfresh() {
    FrameSampler.Session session = session(3);
    feed(session, 0, 5000, false);
    session.take(scene(0, 5000));

    feed(session, 5000, 5020, false);
    List<Sample> samples = session.take(scene(5000, 5020));

    assertThat(samples).hasSize(3);
    assertThat(samples).allMatch(s -> s.frameNumber() >= 5000 && s.frameNumber() < 5020);
  }

  @Test
  void aSceneThatIsAnnouncedLateHasItsFrames() {
    FrameSampler.Session session = session(3);
    feed(session, 0, 10_000, false);
    feed(session, 10_000, 10_016, true);

    List<Sample> before = session.take(scene(0, 10_000));
    List<Sample> late = session.take(scene(10_000, 10_016));

    assertThat(before).allMatch(s -> s.frameNumber() < 10_000);
    assertThat(late).hasSize(3).allMatch(s -> s.frameNumber() >= 10_000);
  }

  @Test
  void undecidedFramesBelongToTheSceneWhenThereWasNoCut() {
    FrameSampler.Session session = session(1);
    feed(session, 0, 40, false);
    feed(session, 40, 60, true);
    feed(session, 60, 100, false);

    List<Sample> samples = session.take(scene(0, 100));

    assertThat(samples).hasSize(1);
    assertThat(samples.get(0).frameNumber()).isBetween(44L, 56L);
  }

  @Test
  void timesAreThoseOfTheFrames() {
    FrameSampler.Session session = session(1);

    feed(session, 0, 1, false);

    assertThat(session.take(scene(0, 1))).containsExactly(new Sample(0, 0, PIXEL, false));
  }

  @Test
  void aBlankMiddleIsPassedOverForAFrameNearIt() {
    blank = number -> number >= 45 && number < 60;
    FrameSampler.Session session = session(1);
    feed(session, 0, 100, false);

    List<Sample> samples = session.take(scene(0, 100));

    assertThat(samples).extracting(Sample::blank).containsExactly(false);
    assertThat(samples.get(0).frameNumber()).isBetween(60L, 75L);
  }

  /** What is kept of a long scene is its second half. */
  @Test
  void aSceneThatIsBlankFromItsMiddleOnIsSampledBefore() {
    blank = number -> number >= 4000;
    FrameSampler.Session session = session(1);
    feed(session, 0, 10_000, false);
    feed(session, 10_000, 10_010, true);

    assertThat(session.take(scene(0, 10_000)))
        .hasSize(1)
        .allMatch(sample -> !sample.blank() && sample.frameNumber() < 4000);
    blank = number -> false;
    assertThat(session.take(scene(10_000, 10_010)))
        .allMatch(sample -> sample.frameNumber() >= 10_000);
  }

  @Test
  void blankPartsGiveNoSamples() {
    blank = number -> number < 500;
    FrameSampler.Session session = session(5);
    feed(session, 0, 1000, false);

    List<Sample> samples = session.take(scene(0, 1000));

    assertThat(samples)
        .hasSizeBetween(2, 5)
        .allMatch(sample -> !sample.blank() && sample.frameNumber() >= 500);
  }

  @Test
  void aSceneThatIsBlankThroughoutHasBlankSamples() {
    blank = number -> true;
    FrameSampler.Session session = session(1);
    feed(session, 0, 100_000, false);

    assertThat(session.take(scene(0, 100_000))).hasSize(1).allMatch(Sample::blank);
    assertThat(captured).as("frames that are converted").hasSizeLessThan(3);
  }

  @Test
  void atLeastOneSampleIsAskedFor() {
    assertThatThrownBy(() -> FrameSampler.spread(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private FrameSampler.Session session(int count) {
    return FrameSampler.spread(count)
        .open(
            frame -> {
              captured.add(frame.number());
              return new Sample(frame.number(), frame.time(), PIXEL, blank.test(frame.number()));
            });
  }

  private void feed(FrameSampler.Session session, long from, long to, boolean undecided) {
    for (long number = from; number < to; number++) {
      session.accept(new NumberedFrame(number), undecided);
    }
  }

  private static Scene scene(long from, long to) {
    return new Scene(from, to, from / 25.0, to / 25.0);
  }

  /** A frame that counts how many of its kind are kept. */
  private class NumberedFrame implements KeptFrame {
    private final long number;
    private boolean closed;

    NumberedFrame(long number) {
      this.number = number;
    }

    @Override
    public KeptFrame keep() {
      open++;
      mostOpen = Math.max(mostOpen, open);
      return new NumberedFrame(number);
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public double time() {
      return number / 25.0;
    }

    @Override
    public int width() {
      return 2;
    }

    @Override
    public int height() {
      return 2;
    }

    @Override
    public long bytes() {
      return bytesPerFrame;
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      assertThat(closed).as("frame " + number + " is closed").isFalse();
      target[0] = (byte) (blank.test(number) ? 0 : 255);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open--;
      }
    }
  }
}
