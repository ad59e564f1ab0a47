package io.github.clipsearch.examples.extending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.scene.FixedCuts;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.SceneDetectorContract;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.testing.ScriptedDecoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CutLongScenesTest extends SceneDetectorContract {
  @TempDir Path videos;

  @Override
  protected SceneDetector detector() {
    return new CutLongScenes(TransitionDetector.withDefaults(), 30);
  }

  @Test
  void longScenesAreCutAndFoundCutsStay() {
    // 25 frames a second; the detector decides late, at a distance that is its own business
    Path video =
        ScriptedDecoder.writePictures(videos.resolve("video.txt"), "130 #c04020", "120 #2040c0");

    assertThat(starts(video, new CutLongScenes(TransitionDetector.withDefaults(), 2)))
        .containsExactly(0L, 50L, 100L, 130L, 180L, 230L);
    assertThat(starts(video, new CutLongScenes(TransitionDetector.withDefaults(), 8)))
        .containsExactly(0L, 130L);
    assertThat(starts(video, new CutLongScenes(FixedCuts.atFrames(List.of(50L)), 2)))
        .containsExactly(0L, 50L, 100L, 150L, 200L);
  }

  private static List<Long> starts(Path video, SceneDetector detector) {
    SceneList scenes =
        Scenes.detect(
            SceneRequest.builder(video).decoder(new ScriptedDecoder()).detector(detector).build());
    return scenes.stream().map(Scene::startFrame).toList();
  }

  @Test
  void anIndexKnowsTheSettingsOfBoth() {
    assertThat(new CutLongScenes(FixedCuts.atFrames(List.of(50L)), 2).describe())
        .startsWith("cut-long(2.000 s, fixed(frames=1");
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CutLongScenes(TransitionDetector.withDefaults(), 0));
  }
}
