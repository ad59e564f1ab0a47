package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clipsearch.IndexResult.Outcome;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.store.SceneRecord;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.testing.ColorEncoder;
import io.github.clipsearch.testing.ScriptedDecoder;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.FrameSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scene detection and indexing make of some of the frames, at 25 frames per second. */
class FrameSelectionTest {
  private static final String[] TWO_SCENES = {"100 #ff0000", "102 #0000ff"};

  @TempDir private Path folder = Path.of("");

  @Test
  void scenesOfEveryEighthFrameKeepTheVideosNumbersAndTimes() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), TWO_SCENES);

    List<Scene> scenes = detect(file, FrameSelection.every(8));

    // frame 104 is the first blue one that is read, frame 200 the last; the video lasts to 8.08 s
    assertThat(scenes).containsExactly(new Scene(0, 104, 0, 4.16), new Scene(104, 201, 4.16, 8.08));
  }

  @Test
  void minimumLengthsCountTheVideosFrames() {
    Path file =
        ScriptedDecoder.write(
            folder.resolve("video.txt"), "40 #ff0000", "40 #0000ff", "40 #ffffff", "40 #000000");

    // 40 frames are more than the minimum of 15, although only 4 of them are read
    assertThat(detect(file, FrameSelection.every(10)))
        .extracting(Scene::startFrame)
        .containsExactly(0L, 40L, 80L, 120L);
  }

  @Test
  void keyFramesAreEnoughForCutsAtKeyFrames() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), TWO_SCENES);

    assertThat(detect(file, FrameSelection.keyFrames()))
        .containsExactly(new Scene(0, 100, 0, 4), new Scene(100, 101, 4, 8.08));
  }

  @Test
  void theDefaultDetectorsOfBothKindsTellTheSameNumbers() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), TWO_SCENES);
    SceneRequest request =
        SceneRequest.builder(file)
            .decoder(new ScriptedDecoder())
            .detector(TransitionDetector.withDefaults())
            .frames(FrameSelection.every(8))
            .build();

    assertThat(Scenes.detect(request)).extracting(Scene::startFrame).containsExactly(0L, 104L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "key", "2", "25"})
  void namesAreReadAsTheyAreWritten(String name) {
    assertThat(FrameSelection.parse(name)).hasToString(name);
    assertThat(FrameSelection.parse(name)).isEqualTo(FrameSelection.parse(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "keys", "", "1.5"})
  void otherNamesAreRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> FrameSelection.parse(name));
  }

  @Test
  void theIndexSaysWhichFramesWereReadAndAnotherSelectionIndexesAnew() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), TWO_SCENES);
    InMemoryIndexStore store = new InMemoryIndexStore();
    ScriptedDecoder decoder = new ScriptedDecoder();
    List<Long> progress = new ArrayList<>();
    try (VideoSearchEngine fast =
        VideoSearchEngine.builder()
            .decoder(decoder)
            .encoder(new ColorEncoder())
            .store(store)
            .frames(FrameSelection.every(8))
            .build()) {
      IndexRequest request =
          IndexRequest.builder(file).onProgress(done -> progress.add(done.framesDone())).build();
      VideoRecord video = fast.index(request).video();

      assertThat(video.frameCount()).as("read frames").isEqualTo(26);
      assertThat(video.frameSource())
          .isEqualTo(new FrameSource("scripted", FrameSelection.every(8)));
      assertThat(video.duration()).isEqualTo(8.08);
      assertThat(progress.get(progress.size() - 1)).isEqualTo(201);
      assertThat(fast.scenes(video.id()))
          .extracting(SceneRecord::scene)
          .containsExactly(new Scene(0, 104, 0, 4.16), new Scene(104, 201, 4.16, 8.08));
      assertThat(fast.index(request).outcome()).isEqualTo(Outcome.UNCHANGED);
      // the store belongs to both engines here, and to the last that is closed
      VideoSearchEngine thorough =
          VideoSearchEngine.builder()
              .decoder(decoder)
              .encoder(new ColorEncoder())
              .store(store)
              .build();
      IndexResult again = thorough.index(request);

      assertThat(again.outcome()).isEqualTo(Outcome.REPLACED);
      assertThat(again.video().frameCount()).isEqualTo(202);
      assertThat(again.video().frameSource())
          .isEqualTo(new FrameSource("scripted", FrameSelection.all()));
      thorough.close();
    }
  }

  private static List<Scene> detect(Path file, FrameSelection frames) {
    return Scenes.detect(
        SceneRequest.builder(file)
            .decoder(new ScriptedDecoder())
            .detector(ContentDetector.withDefaults())
            .frames(frames)
            .build());
  }
}
