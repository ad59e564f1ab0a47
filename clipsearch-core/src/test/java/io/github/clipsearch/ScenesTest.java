package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.ShortScenes;
import io.github.clipsearch.testing.ScriptedDecoder;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores by hand: grey g to grey h scores |g - h| / 3; red to blue scores a hue step, 120 / 3. */
class ScenesTest {
  private static final String RED = "#ff0000";
  private static final String BLUE = "#0000ff";
  private static final String BLACK = "#000000";
  private static final String WHITE = "#ffffff";

  @TempDir Path folder;

  @Test
  void aVideoWithoutCutsIsOneScene() {
    assertThat(detect(ContentDetector.withDefaults(), "50 " + RED))
        .containsExactly(new Scene(0, 50, 0, 2));
  }

  @Test
  void scenesCoverTheVideoWithoutGaps() {
    List<Scene> scenes =
        detect(ContentDetector.withDefaults(), "30 " + RED, "20 " + BLUE, "25 " + WHITE);

    assertThat(scenes)
        .containsExactly(
            new Scene(0, 30, 0, 1.2), new Scene(30, 50, 1.2, 2), new Scene(50, 75, 2, 3));
  }

  @Test
  void theThresholdDecides() {
    String[] video = {"30 #000000", "30 #505050", "30 #a5a5a5"}; // steps of 80 and 85: 26.7, 28.3

    assertThat(cuts(ContentDetector.withDefaults(), video)).containsExactly(60L);
    assertThat(cuts(ContentDetector.builder().threshold(26.6).build(), video))
        .containsExactly(30L, 60L);
    assertThat(cuts(ContentDetector.builder().threshold(28.4).build(), video)).isEmpty();
  }

  @Test
  void beforeTheFirstCutShortScenesAreDroppedAsTheReferenceDoes() {
    // PySceneDetect finds nothing in its own counter.mp4: changes at frames 10 and 20 of 30.
    assertThat(cuts(ContentDetector.withDefaults(), "10 " + RED, "10 " + BLUE, "10 " + WHITE))
        .isEmpty();
  }

  @Test
  void aBurstOfShortScenesIsMergedIntoOneCutAtItsLastChange() {
    // Changes at 20, 25, 28, 31 and 45; 20 is long enough after the start. 25 starts merging, which
    // ends at the last change that is 15 frames after 25 and followed by 15 quiet frames: 45.
    String[] video = {
      "20 " + RED, "5 " + BLUE, "3 " + WHITE, "3 " + BLACK, "14 " + RED, "40 " + BLUE
    };

    assertThat(cuts(ContentDetector.withDefaults(), video)).containsExactly(20L, 45L);
  }

  @Test
  void suppressedScenesWaitForTheMinimumSinceTheLastCut() {
    ContentDetector suppress = ContentDetector.builder().shortScenes(ShortScenes.SUPPRESS).build();
    String[] video = {
      "20 " + RED, "5 " + BLUE, "3 " + WHITE, "3 " + BLACK, "14 " + RED, "40 " + BLUE
    };

    assertThat(cuts(suppress, video)).containsExactly(20L, 45L);
    assertThat(cuts(suppress, "20 " + RED, "5 " + BLUE, "12 " + WHITE, "40 " + BLACK))
        .containsExactly(20L, 37L);
  }

  @Test
  void withoutAMinimumEveryChangeIsACut() {
    ContentDetector detector = ContentDetector.builder().minimumSceneFrames(0).build();

    assertThat(cuts(detector, "1 " + RED, "1 " + BLUE, "1 " + WHITE, "1 " + BLACK))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void aDetectorThatReportsALateCutUnannouncedIsNamed() {
    SceneDetector late =
        new SceneDetector() {
          @Override
          public Session open(VideoInfo video) {
            return (Frame frame) -> frame.number() == 9 ? List.of(5L) : List.of();
          }

          @Override
          public String describe() {
            return "late()";
          }
        };

    assertThatThrownBy(() -> detect(late, "20 " + RED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("late()")
        .hasMessageContaining("frame 5");
  }

  @Test
  void aVideoWithoutFramesIsRefused() {
    assertThatThrownBy(() -> detect(ContentDetector.withDefaults(), "lost everything"))
        .isInstanceOf(VideoReadException.class)
        .hasMessageContaining("video.txt")
        .hasMessageContaining("lost everything");
  }

  private List<Scene> detect(SceneDetector detector, String... script) {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), script);
    return Scenes.detect(file, new ScriptedDecoder(), detector);
  }

  private List<Long> cuts(SceneDetector detector, String... script) {
    return detect(detector, script).stream().skip(1).map(Scene::startFrame).toList();
  }
}
