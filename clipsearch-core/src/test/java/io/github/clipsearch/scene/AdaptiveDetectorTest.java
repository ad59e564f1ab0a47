package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores by hand: grey g to grey h has a content score of |g - h| / 3. */
class AdaptiveDetectorTest extends SceneDetectorContract {
  @Override
  protected SceneDetector detector() {
    return AdaptiveDetector.withDefaults();
  }

  @Test
  void aCutStandsOutThreeTimesAboveItsNeighbours() {
    // Flicker scores 10 all the time; a step of 90 scores 30, three times the mean around it.
    assertThat(flickerWithStep(90).cuts(AdaptiveDetector.withDefaults())).containsExactly(20L);
    assertThat(flickerWithStep(89).cuts(AdaptiveDetector.withDefaults())).isEmpty();
    assertThat(flickerWithStep(89).cuts(AdaptiveDetector.builder().adaptiveThreshold(2.9).build()))
        .containsExactly(20L);
  }

  @Test
  void aSmallChangeIsNoCutHoweverStillTheVideo() {
    // 44 and 45 levels score 14.67 and 15 among zeros.
    assertThat(still(44).cuts(AdaptiveDetector.withDefaults())).isEmpty();
    assertThat(still(45).cuts(AdaptiveDetector.withDefaults())).containsExactly(20L);
    assertThat(still(44).cuts(AdaptiveDetector.builder().minimumContentValue(14.6).build()))
        .containsExactly(20L);
  }

  @Test
  void scoresComeForEveryFrameInOrderAndRatiosWhereTheWindowIsFull() {
    List<double[]> scores = flickerWithStep(60).scores(AdaptiveDetector.withDefaults());

    assertThat(scores).hasSize(40);
    assertThat(scores.get(0)).containsOnly(Double.NaN);
    assertThat(scores.get(1)[0]).isCloseTo(10, within(1e-9));
    assertThat(scores.get(1)[5]).isNaN();
    // The first frame counts as 0 in the window of the third.
    assertThat(scores.get(2)[5]).isCloseTo(10 / 7.5, within(1e-9));
    assertThat(scores.get(10)[5]).isCloseTo(1, within(1e-9));
    assertThat(scores.get(20)[0]).isCloseTo(20, within(1e-9));
    assertThat(scores.get(20)[5]).isCloseTo(2, within(1e-9));
    assertThat(scores.get(21)[5]).isCloseTo(10 / 12.5, within(1e-9));
    assertThat(scores.get(37)[5]).isCloseTo(1, within(1e-9));
    assertThat(scores.get(38)[5]).isNaN();
    assertThat(scores.get(39)[0]).isCloseTo(10, within(1e-9));
    assertThat(AdaptiveDetector.withDefaults().scoreNames())
        .containsExactly(
            "content_val",
            "delta_hue",
            "delta_sat",
            "delta_lum",
            "delta_edges",
            "adaptive_ratio (w=2)");
  }

  @Test
  void aVideoShorterThanTheWindowHasScoresAndNoCut() {
    PictureVideo video = steps(3, 2, 200);

    assertThat(video.cuts(AdaptiveDetector.withDefaults())).isEmpty();
    assertThat(video.scores(AdaptiveDetector.withDefaults())).hasSize(3);
  }

  @Test
  void onlyFramesThatChangedEnoughAreUndecided() {
    SceneDetector detector = AdaptiveDetector.builder().windowWidth(3).build();

    assertThat(steps(40, 20, 200).cuts(detector)).containsExactly(20L);
    assertThat(steps(40, 36, 200).cuts(detector)).containsExactly(36L);
    // With two frames behind it the change at 37 is never judged.
    assertThat(steps(40, 37, 200).cuts(detector)).isEmpty();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdaptiveDetector.builder().windowWidth(0))
        .withMessageContaining("windowWidth");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdaptiveDetector.builder().adaptiveThreshold(0))
        .withMessageContaining("adaptiveThreshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdaptiveDetector.builder().minimumContentValue(-1))
        .withMessageContaining("minimumContentValue");
  }

  private static PictureVideo still(int step) {
    return steps(40, 20, step);
  }

  /** 40 frames that alternate by 30 levels, with a larger step at frame 20. */
  private static PictureVideo flickerWithStep(int step) {
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int level = i < 20 ? 50 + 30 * (i % 2) : 80 + step - 30 * (i % 2);
      pictures.add(PictureVideo.grey(2, 2, level, level, level, level));
    }
    return new PictureVideo(pictures);
  }

  private static PictureVideo steps(int frames, int at, int step) {
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      int level = i < at ? 50 : 50 + step;
      pictures.add(PictureVideo.grey(2, 2, level, level, level, level));
    }
    return new PictureVideo(pictures);
  }
}
