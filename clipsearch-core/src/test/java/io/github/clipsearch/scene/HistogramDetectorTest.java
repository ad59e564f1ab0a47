package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramDetectorTest extends SceneDetectorContract {
  private static final RgbImage HALF = PictureVideo.grey(2, 2, 0, 0, 255, 255);
  private static final RgbImage THREE_QUARTERS = PictureVideo.grey(2, 2, 0, 255, 255, 255);

  @Override
  protected SceneDetector detector() {
    return HistogramDetector.withDefaults();
  }

  @Test
  void theScoreIsTheCorrelationOfTheHistograms() {
    // Shares (1/2, 1/2) and (1/4, 3/4) in two of 256 bins. Covariance 1/2 - 1/256, variances
    // 1/2 - 1/256 and 5/8 - 1/256, all times 256.
    double covariance = 1 / 2.0 - 1 / 256.0;
    double expected = covariance / Math.sqrt(covariance * (5 / 8.0 - 1 / 256.0));

    List<double[]> scores =
        PictureVideo.of(HALF, THREE_QUARTERS, THREE_QUARTERS)
            .scores(HistogramDetector.withDefaults());

    assertThat(scores.get(0)[0]).isNaN();
    assertThat(scores.get(1)[0]).isCloseTo(expected, within(1e-9)); // 0.894
    assertThat(scores.get(2)[0]).isCloseTo(1, within(1e-9));
    assertThat(HistogramDetector.withDefaults().scoreNames())
        .containsExactly("hist_diff [bins=256]");
  }

  @Test
  void aDifferenceOfTheThresholdIsACut() {
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pictures.add(i < 20 ? HALF : THREE_QUARTERS);
    }
    PictureVideo video = new PictureVideo(pictures);

    assertThat(video.cuts(HistogramDetector.builder().threshold(0.105).build()))
        .containsExactly(20L);
    assertThat(video.cuts(HistogramDetector.builder().threshold(0.107).build())).isEmpty();
  }

  @Test
  void wherePixelsAreDoesNotMatter() {
    RgbImage moved = PictureVideo.grey(2, 2, 255, 0, 255, 0);

    assertThat(PictureVideo.of(HALF, moved).scores(HistogramDetector.withDefaults()).get(1)[0])
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void neighbouringLevelsShareABin() {
    RgbImage darker = PictureVideo.grey(2, 2, 100, 100, 100, 100);
    RgbImage lighter = PictureVideo.grey(2, 2, 101, 101, 101, 101);
    PictureVideo video = PictureVideo.of(darker, lighter);

    assertThat(video.scores(HistogramDetector.withDefaults()).get(1)[0]).isLessThan(0.01);
    assertThat(video.scores(HistogramDetector.builder().bins(128).build()).get(1)[0]).isEqualTo(1);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistogramDetector.builder().threshold(1.5))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistogramDetector.builder().bins(1))
        .withMessageContaining("bins");
  }
}
