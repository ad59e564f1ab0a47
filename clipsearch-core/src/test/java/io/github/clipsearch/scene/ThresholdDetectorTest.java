package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdDetectorTest extends SceneDetectorContract {
  private static final String GREY = "#646464";
  private static final String BLACK = "#000000";
  private static final String WHITE = "#ffffff";

  @TempDir Path videos;

  /** The contract expects cuts at the first bright frame, which is where this bias puts them. */
  @Override
  protected SceneDetector detector() {
    return ThresholdDetector.builder().fadeBias(1).build();
  }

  @Test
  void theBiasSaysWhereInAFadeTheSceneStarts() {
    String[] video = {"20 " + GREY, "10 " + BLACK, "30 " + GREY};

    assertThat(cuts(ThresholdDetector.withDefaults(), video)).containsExactly(25L);
    assertThat(cuts(bias(-1), video)).containsExactly(20L);
    assertThat(cuts(bias(-0.5), video)).containsExactly(22L); // 2.5, and halves go to even
    assertThat(cuts(bias(0.5), video)).containsExactly(28L); // 7.5
    assertThat(cuts(bias(1), video)).containsExactly(30L);
  }

  @Test
  void aFadeIsWhereTheMeanPassesTheThreshold() {
    // Mean of red, green and blue: (30 + 3 + 3) / 3 = 12 is not below 12, (29 + 3 + 3) / 3 is.
    String[] video = {"20 " + GREY, "4 #1e0303", "8 #1d0303", "30 " + GREY};

    assertThat(cuts(ThresholdDetector.withDefaults(), video)).containsExactly(28L);
    assertThat(cuts(ThresholdDetector.builder().threshold(13).build(), video)).containsExactly(26L);
    assertThat(cuts(ThresholdDetector.builder().threshold(11).build(), video)).isEmpty();
  }

  @Test
  void fadesToWhiteAreFoundFromAbove() {
    ThresholdDetector detector =
        ThresholdDetector.builder().method(FadeMethod.CEILING).threshold(250).build();

    assertThat(cuts(detector, "20 " + GREY, "10 " + WHITE, "30 " + GREY)).containsExactly(25L);
    assertThat(cuts(detector, "20 " + GREY, "10 " + BLACK, "30 " + GREY)).isEmpty();
  }

  @Test
  void blackAtTheEndIsASceneWhereItIsWanted() {
    String[] video = {"20 " + GREY, "10 " + BLACK};

    assertThat(cuts(ThresholdDetector.withDefaults(), video)).isEmpty();
    assertThat(cuts(ThresholdDetector.builder().addFinalScene().build(), video))
        .containsExactly(20L);
  }

  @Test
  void aVideoThatIsAllBlackIsOneScene() {
    assertThat(cuts(ThresholdDetector.builder().addFinalScene().build(), "40 " + BLACK)).isEmpty();
  }

  @Test
  void aVideoThatStartsBlackIsCutInTheMiddleOfTheBlack() {
    String[] video = {"20 " + BLACK, "30 " + GREY};

    assertThat(cuts(ThresholdDetector.withDefaults(), video)).containsExactly(10L);
    assertThat(cuts(bias(-1), video)).isEmpty(); // there is nothing before the first frame
  }

  @Test
  void scenesAreAtLeastTheMinimumLongFromFadeInToFadeIn() {
    String[] video = {"20 " + GREY, "4 " + BLACK, "6 " + GREY, "4 " + BLACK, "30 " + GREY};

    // Fades in at 24 and 34: ten frames apart, 0.4 s.
    assertThat(cuts(ThresholdDetector.withDefaults(), video)).containsExactly(22L);
    assertThat(cuts(ThresholdDetector.builder().minimumSceneFrames(10).build(), video))
        .containsExactly(22L, 32L);
    assertThat(cuts(ThresholdDetector.builder().minimumSceneSeconds(0.4).build(), video))
        .containsExactly(22L, 32L);
    assertThat(cuts(ThresholdDetector.builder().minimumSceneSeconds(0.41).build(), video))
        .containsExactly(22L);
  }

  @Test
  void theScoreIsTheMeanOfAllChannels() {
    PictureVideo video = PictureVideo.of(PictureVideo.grey(2, 2, 10, 20, 30, 41));

    assertThat(video.scores(ThresholdDetector.withDefaults()).get(0)).containsExactly(25.25);
    assertThat(ThresholdDetector.withDefaults().scoreNames()).containsExactly("average_rgb");
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThresholdDetector.builder().threshold(0))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThresholdDetector.builder().fadeBias(1.1))
        .withMessageContaining("fadeBias");
  }

  private List<Long> cuts(SceneDetector detector, String... script) {
    return ScriptedScenes.cuts(videos, detector, script);
  }

  private static ThresholdDetector bias(double bias) {
    return ThresholdDetector.builder().fadeBias(bias).build();
  }
}
