package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clipsearch.video.RgbImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentDetectorTest extends SceneDetectorContract {
  @TempDir Path videos;

  @Override
  protected SceneDetector detector() {
    return ContentDetector.withDefaults();
  }

  @Test
  void otherSettingsAreDescribedOtherwise() {
    assertThat(ContentDetector.builder().threshold(30).build().describe())
        .isNotEqualTo(detector().describe());
    assertThat(ContentDetector.builder().minimumSceneFrames(5).build().describe())
        .isNotEqualTo(detector().describe());
    assertThat(ContentDetector.builder().shortScenes(ShortScenes.SUPPRESS).build().describe())
        .isNotEqualTo(detector().describe());
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentDetector.builder().threshold(0))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentDetector.builder().threshold(Double.NaN))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentDetector.builder().minimumSceneFrames(-1))
        .withMessageContaining("minimumSceneFrames");
  }

  @Test
  void weightsAndTheWidthOfEdgesBelongToTheDescription() {
    assertThat(ContentDetector.builder().lumaOnly().build().describe())
        .isNotEqualTo(detector().describe());
    assertThat(ContentDetector.builder().kernelSize(7).build().describe())
        .isNotEqualTo(detector().describe());
    assertThat(ContentDetector.builder().minimumSceneSeconds(0.6).build().describe())
        .isNotEqualTo(detector().describe());
  }

  @Test
  void colourDoesNotMatterToLumaAlone() {
    // Red and blue have the same V, 255; the hue differs by 120 of 180 levels.
    String[] video = {"20 #ff0000", "20 #0000ff", "20 #800000"};

    assertThat(ScriptedScenes.cuts(videos, detector(), video)).containsExactly(20L, 40L);
    assertThat(ScriptedScenes.cuts(videos, ContentDetector.builder().lumaOnly().build(), video))
        .containsExactly(40L);
  }

  @Test
  void edgesAloneSeeAShapeAppear() {
    RgbImage empty = square(0);
    RgbImage shape = square(200);
    ContentDetector edges =
        ContentDetector.builder()
            .weights(new ContentWeights(0, 0, 0, 1))
            .kernelSize(3)
            .threshold(10)
            .minimumSceneFrames(0)
            .build();

    // Canny marks the contour of the 8 x 8 square, one pixel wide, without its corners or with
    // them; widened by one pixel to each side it covers between 4 * 3 * 6 and 12 * 12 - 4 * 4.
    double score = PictureVideo.of(empty, shape).scores(edges).get(1)[0];

    assertThat(score).isBetween(72 * 255 / 1024.0, 128 * 255 / 1024.0);
    assertThat(PictureVideo.of(empty, shape, shape, empty).cuts(edges)).containsExactly(1L, 3L);
  }

  @Test
  void theShortestSceneCanBeGivenInSeconds() {
    // 16 frames at 25 per second are 0.64 s.
    String[] video = {"16 #000000", "40 #ffffff"};

    assertThat(cuts(0.64, video)).containsExactly(16L);
    assertThat(cuts(0.65, video)).isEmpty();
    assertThat(cuts(0, "1 #000000", "1 #ffffff", "1 #000000")).containsExactly(1L, 2L);
  }

  @Test
  void weightsMustCountSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentWeights(0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ContentWeights(Double.NaN, 1, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentDetector.builder().kernelSize(4))
        .withMessageContaining("kernelSize");
  }

  private List<Long> cuts(double minimumSeconds, String... video) {
    ContentDetector detector =
        ContentDetector.builder().minimumSceneSeconds(minimumSeconds).build();
    return ScriptedScenes.cuts(videos, detector, video);
  }

  /** 32 x 32 pixels of 50 with a square of 8 x 8 that is brighter. */
  private static RgbImage square(int brighter) {
    int[] levels = new int[32 * 32];
    for (int i = 0; i < levels.length; i++) {
      boolean inside = i % 32 >= 12 && i % 32 < 20 && i / 32 >= 12 && i / 32 < 20;
      levels[i] = inside ? 50 + brighter : 50;
    }
    return PictureVideo.grey(32, 32, levels);
  }
}
