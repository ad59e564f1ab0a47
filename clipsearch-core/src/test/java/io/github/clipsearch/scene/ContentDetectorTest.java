package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ContentDetectorTest extends SceneDetectorContract {
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
}
