package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripted video has 25 frames per second. */
class FixedCutsTest {
  private static final String VIDEO = "100 #406080";

  @TempDir Path folder;

  @Test
  void scenesStartAtTheFramesThatWereGiven() {
    assertThat(cuts(FixedCuts.atFrames(List.of(60L, 10L, 10L, 99L))))
        .containsExactly(10L, 60L, 99L);
  }

  @Test
  void cutsOutsideTheVideoAreIgnored() {
    assertThat(cuts(FixedCuts.atFrames(List.of(0L, 50L, 100L, 5000L)))).containsExactly(50L);
    assertThat(cuts(FixedCuts.atTimes(List.of(0.0, 2.0, 4.0)))).containsExactly(50L);
    assertThat(cuts(FixedCuts.atFrames(List.of()))).isEmpty();
  }

  @Test
  void aTimeIsTheFirstFrameFromThenOn() {
    assertThat(cuts(FixedCuts.atTimes(List.of(0.4)))).containsExactly(10L);
    assertThat(cuts(FixedCuts.atTimes(List.of(0.39)))).containsExactly(10L);
    assertThat(cuts(FixedCuts.atTimes(List.of(0.4004)))).containsExactly(10L);
    assertThat(cuts(FixedCuts.atTimes(List.of(0.401)))).containsExactly(11L);
    assertThat(cuts(FixedCuts.atTimes(List.of(0.37, 0.38, 0.39, 0.41)))).containsExactly(10L, 11L);
  }

  @Test
  void readsTheFramesOfAScenelistOfTheReference() throws IOException {
    // As PySceneDetect 0.7.1 writes it for its testvideo.mp4, with the cut list in the first line.
    Path csv =
        write(
            "00:00:00.400,00:00:02.400",
            "Scene Number,Start Frame,Start Timecode,Start Time (seconds),End Frame,End Timecode,"
                + "End Time (seconds),Length (frames),Length (timecode),Length (seconds)",
            "1,1,00:00:00.000,0.000,10,00:00:00.400,0.400,10,00:00:00.400,0.400",
            "2,11,00:00:00.400,0.400,60,00:00:02.400,2.400,50,00:00:02.000,2.000",
            "3,61,00:00:02.400,2.400,100,00:00:04.000,4.000,40,00:00:01.600,1.600",
            "");

    assertThat(cuts(FixedCuts.readCsv(csv))).containsExactly(10L, 60L);
  }

  @Test
  void readsTimesWhereThereAreNoFrames() throws IOException {
    assertThat(cuts(FixedCuts.readCsv(write("Start Time (seconds)", "0", "0.4", "2.4"))))
        .containsExactly(10L, 60L);
  }

  @Test
  void whatIsNoSceneListIsRefused() throws IOException {
    assertThatThrownBy(() -> FixedCuts.readCsv(folder.resolve("none.csv")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("none.csv");
    Path other = write("name,age", "Ada,36");
    assertThatThrownBy(() -> FixedCuts.readCsv(other))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(other.toString())
        .hasMessageContaining("Start Frame");
    for (String line : List.of("2,many", "2", "2,0", "2,-5", "2,Infinity")) {
      Path damaged = write("Scene Number,Start Frame", "1,1", line);
      assertThatThrownBy(() -> FixedCuts.readCsv(damaged))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("Line 3")
          .hasMessageContaining(line);
    }
  }

  @Test
  void otherCutsAreDescribedOtherwise() {
    String description = FixedCuts.atFrames(List.of(10L, 60L)).describe();

    assertThat(FixedCuts.atFrames(List.of(60L, 10L)).describe()).isEqualTo(description);
    assertThat(FixedCuts.atFrames(List.of(10L, 61L)).describe()).isNotEqualTo(description);
    assertThat(FixedCuts.atTimes(List.of(10.0, 60.0)).describe()).isNotEqualTo(description);
  }

  @Test
  void negativeCutsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FixedCuts.atFrames(List.of(-1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> FixedCuts.atTimes(List.of(-0.1)));
    assertThatIllegalArgumentException().isThrownBy(() -> FixedCuts.atTimes(List.of(Double.NaN)));
  }

  private List<Long> cuts(SceneDetector detector) {
    return ScriptedScenes.cuts(folder, detector, VIDEO);
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(folder.resolve("scenes.csv"), String.join("\n", lines));
  }
}
