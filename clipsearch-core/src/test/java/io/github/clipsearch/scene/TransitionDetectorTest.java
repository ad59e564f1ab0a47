package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitionDetectorTest extends SceneDetectorContract {
  private static final byte[] HILLS = DrawnVideo.view(DrawnVideo.landscape(1), 0);
  private static final byte[] COAST = DrawnVideo.view(DrawnVideo.landscape(2), 0);
  private static final byte[] BLACK = DrawnVideo.plain(0);
  private static final byte[] WHITE = DrawnVideo.plain(255);

  private final DrawnVideo video = new DrawnVideo();

  @Override
  protected SceneDetector detector() {
    return TransitionDetector.withDefaults();
  }

  @Test
  void aHardCutIsFoundAtTheFirstFrameOfTheNewScene() {
    assertThat(cuts(video.show(HILLS, 40).show(COAST, 40))).containsExactly(40L);
  }

  @Test
  void darkScenesAreToldApartAsBrightOnesAre() {
    byte[] darkHills = DrawnVideo.mix(HILLS, BLACK, 0.12);
    byte[] darkCoast = DrawnVideo.mix(COAST, BLACK, 0.12);

    assertThat(cuts(video.show(darkHills, 40).show(darkCoast, 40))).containsExactly(40L);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 17, 30})
  void aDissolveIsOneCutInItsMiddle(int frames) {
    List<Long> cuts = cuts(video.show(HILLS, 60).dissolve(HILLS, COAST, frames).show(COAST, 60));

    assertThat(cuts).hasSize(1);
    assertThat((double) cuts.get(0)).isBetween(60.0 + frames * 0.3, 60 + frames * 0.7 + 1);
  }

  @Test
  void dissolvesAndFadesCanBeLeftAlone() {
    video.show(HILLS, 60).dissolve(HILLS, COAST, 17).show(COAST, 60);
    video.dissolve(COAST, BLACK, 15).show(BLACK, 10).dissolve(BLACK, HILLS, 15).show(HILLS, 40);
    SceneDetector hardOnly = TransitionDetector.builder().gradualTransitions(false).build();

    assertThat(video.cuts(hardOnly)).isEmpty();
  }

  @Test
  void aFadeThroughBlackIsOneCutWhereTheNewSceneBeginsToShow() {
    video.show(HILLS, 50).dissolve(HILLS, BLACK, 15).show(BLACK, 12);
    int firstVisible = video.frameCount();
    video.dissolve(BLACK, COAST, 15).show(COAST, 50);

    assertOneCutNear(firstVisible);
  }

  /** One level and the next are far apart in the dark, and leave a pattern behind. */
  @Test
  void theLastStepOfAFadeToBlackIsNoCut() {
    video.show(dim(60), 50);
    for (int level : new int[] {60, 54, 48, 42, 36, 30, 24, 18, 12, 8}) {
      video.show(dim(level), 1);
    }
    video.show(dim(0), 40);

    assertThat(cuts(video)).isEmpty();
  }

  /** A landscape on the left, and on the right a pattern of single levels on a darker ground. */
  private static byte[] dim(int level) {
    byte[] frame = DrawnVideo.mix(HILLS, BLACK, level / 256.0);
    int ground = level == 0 ? 0 : Math.max(2, level / 4);
    for (int pixel = 0; pixel < frame.length / 3; pixel++) {
      int x = pixel % DrawnVideo.WIDTH;
      if (x >= 80) {
        byte value = (byte) (ground + (x + pixel / DrawnVideo.WIDTH) % 2);
        Arrays.fill(frame, 3 * pixel, 3 * pixel + 3, value);
      }
    }
    return frame;
  }

  @Test
  void aFadeThroughWhiteIsOneCut() {
    video.show(HILLS, 50).dissolve(HILLS, WHITE, 15).show(WHITE, 12);
    int firstVisible = video.frameCount();
    video.dissolve(WHITE, COAST, 15).show(COAST, 50);

    assertOneCutNear(firstVisible);
  }

  @Test
  void aFadeOutBeforeAHardStartIsOneCutAtTheStart() {
    video.show(HILLS, 50).dissolve(HILLS, BLACK, 15).show(BLACK, 12);
    int start = video.frameCount();

    assertThat(cuts(video.show(COAST, 50))).containsExactly((long) start);
  }

  @Test
  void fadingInAtTheStartAndOutAtTheEndAreNoCuts() {
    video.show(BLACK, 10).dissolve(BLACK, HILLS, 20).show(HILLS, 50);

    assertThat(cuts(video.dissolve(HILLS, BLACK, 20).show(BLACK, 10))).isEmpty();
  }

  @Test
  void titlesOnBlackAreScenesOfTheirOwn() {
    byte[] title = BLACK.clone();
    for (int x = 30; x < 66; x += 3) {
      for (int y = 24; y < 30; y++) {
        title[3 * (y * DrawnVideo.WIDTH + x)] = (byte) 220;
        title[3 * (y * DrawnVideo.WIDTH + x) + 1] = (byte) 220;
        title[3 * (y * DrawnVideo.WIDTH + x) + 2] = (byte) 220;
      }
    }

    assertThat(cuts(video.show(BLACK, 30).show(title, 30).show(BLACK, 30)))
        .containsExactly(30L, 60L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aFlashIsNoCut(int frames) {
    byte[] flash = DrawnVideo.mix(WHITE, HILLS, 0.8);

    assertThat(cuts(video.show(HILLS, 40).show(flash, frames).show(HILLS, 40))).isEmpty();
  }

  @Test
  void moreLightIsNoCut() {
    byte[] dimmed = DrawnVideo.mix(HILLS, BLACK, 0.6);

    assertThat(cuts(video.show(dimmed, 40).show(HILLS, 40))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void aPanIsNoCut(int pixelsPerFrame) {
    byte[] landscape = DrawnVideo.landscape(3);
    video.show(DrawnVideo.view(landscape, 0), 15);
    int left = 0;
    for (; left <= DrawnVideo.WIDTH; left += pixelsPerFrame) {
      video.show(DrawnVideo.view(landscape, left), 1);
    }
    video.show(DrawnVideo.view(landscape, left - pixelsPerFrame), 15);

    assertThat(cuts(video)).isEmpty();
  }

  @Test
  void otherTextOnASlideIsACut() {
    video.show(DrawnVideo.slide(1, 5), 50).show(DrawnVideo.slide(2, 5), 50);

    assertThat(cuts(video)).containsExactly(50L);
  }

  @Test
  void grainIsNoCutAndHidesNone() {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      video.show(DrawnVideo.noisy(HILLS, 20, random), 1);
    }
    for (int i = 0; i < 40; i++) {
      video.show(DrawnVideo.noisy(COAST, 20, random), 1);
    }

    assertThat(cuts(video)).containsExactly(40L);
  }

  @Test
  void nothingHappensInALongStillVideo() {
    assertThat(cuts(video.show(HILLS, 1000))).isEmpty();
  }

  @Test
  void scenesShorterThanTheMinimumAreNotSplitOff() {
    video.show(HILLS, 50).show(COAST, 10).show(DrawnVideo.view(DrawnVideo.landscape(4), 0), 50);
    SceneDetector patient = TransitionDetector.builder().minimumSceneSeconds(1).build();

    assertThat(cuts(video)).containsExactly(50L, 60L);
    assertThat(video.cuts(patient)).containsExactly(50L);
  }

  @Test
  void otherSettingsAreDescribedOtherwise() {
    assertThat(
            List.of(
                TransitionDetector.builder().threshold(0.5).build().describe(),
                TransitionDetector.builder().gradualTransitions(false).build().describe(),
                TransitionDetector.builder().minimumSceneSeconds(1).build().describe(),
                TransitionDetector.builder().shortScenes(ShortScenes.MERGE).build().describe()))
        .doesNotContain(detector().describe())
        .doesNotHaveDuplicates();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransitionDetector.builder().threshold(0))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransitionDetector.builder().threshold(Double.NaN))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransitionDetector.builder().minimumSceneSeconds(-1))
        .withMessageContaining("minimumSceneSeconds");
  }

  private List<Long> cuts(DrawnVideo drawn) {
    return drawn.cuts(detector());
  }

  private void assertOneCutNear(int frame) {
    List<Long> cuts = cuts(video);
    assertThat(cuts).hasSize(1);
    assertThat(cuts.get(0)).isBetween(frame - 1L, frame + 2L);
  }
}
