package io.github.clipsearch.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadSamplerTest {
  private static final RgbImage PIXEL = new RgbImage(1, 1, new byte[3]);

  private final Set<Long> captured = new TreeSet<>();

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
          .isBetween(middle - frames / 8.0 - 2, middle + frames / 8.0 + 2);
    }
  }

  @Test
  void picturesAreTakenOfFewFrames() {
    FrameSampler.Session session = session(3);

    feed(session, 0, 100_000, false);

    assertThat(captured).hasSizeLessThan(120);
  }

  @Test
  void aSceneShorterThanTheSamplesGivesWhatItHas() {
    FrameSampler.Session session = session(5);

    feed(session, 0, 2, false);
    List<Sample> samples = session.take(scene(0, 2));

    assertThat(samples).extracting(Sample::frameNumber).containsExactly(0L);
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

    assertThat(session.take(scene(0, 1))).containsExactly(new Sample(0, 0, PIXEL));
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
              return PIXEL;
            });
  }

  private static void feed(FrameSampler.Session session, long from, long to, boolean undecided) {
    for (long number = from; number < to; number++) {
      session.accept(new NumberedFrame(number), undecided);
    }
  }

  private static Scene scene(long from, long to) {
    return new Scene(from, to, from / 25.0, to / 25.0);
  }

  private record NumberedFrame(long number) implements Frame {
    @Override
    public double time() {
      return number / 25.0;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public int height() {
      return 1;
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {}
  }
}
