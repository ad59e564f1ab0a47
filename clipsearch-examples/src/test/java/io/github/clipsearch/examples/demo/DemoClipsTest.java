package io.github.clipsearch.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.Scenes;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.training.world.HeldOut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClipsTest {
  @TempDir Path folder;

  @Test
  void everySceneThatWasDrawnIsFoundAtItsFrames() throws Exception {
    for (DrawnClip clip : DemoClips.all()) {
      Path file = clip.write(folder);

      List<Scene> scenes = Scenes.detect(file);

      assertThat(scenes).as(clip.fileName()).hasSameSizeAs(clip.scenes());
      for (int i = 0; i < scenes.size(); i++) {
        assertThat(scenes.get(i).startFrame()).isEqualTo(50L * i);
        assertThat(scenes.get(i).endFrame()).isEqualTo(50L * (i + 1));
      }
    }
  }

  @Test
  void aClipThatIsThereIsNotWrittenAgain() throws Exception {
    DrawnClip clip = DemoClips.all().get(1);
    Path file = clip.write(folder);
    FileTime yesterday = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, yesterday);

    clip.write(folder);

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(yesterday);
  }

  @Test
  void someOfTheScenesHaveCombinationsThatTheModelNeverSaw() {
    assertThat(DemoClips.all().stream().flatMap(clip -> clip.scenes().stream()))
        .anyMatch(drawn -> HeldOut.contains(drawn.scene()));
  }
}
