package io.github.clipsearch.scene.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.IndexProgress;
import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.scene.FixedCuts;
import io.github.clipsearch.scene.ThresholdDetector;
import io.github.clipsearch.testing.ScriptedDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsCsvTest {
  @TempDir Path folder;

  @Test
  void writesALinePerFrameAndTheRequestReportsProgress() throws IOException {
    Path video = ScriptedDecoder.write(folder.resolve("video.txt"), "2 #000000", "18 #0000ff");
    Path file = folder.resolve("statistics.csv");
    ThresholdDetector detector = ThresholdDetector.withDefaults();
    List<IndexProgress> progress = new ArrayList<>();

    try (StatisticsCsv statistics = StatisticsCsv.create(file, detector)) {
      Scenes.detect(
          SceneRequest.builder(video)
              .decoder(new ScriptedDecoder())
              .detector(detector)
              .onScores(statistics)
              .onProgress(progress::add)
              .build());
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(21);
    assertThat(lines.subList(0, 4))
        .containsExactly(
            "Frame Number,Timecode,average_rgb",
            "1,00:00:00.000,0.0",
            "2,00:00:00.040,0.0",
            "3,00:00:00.080,85.0");
    assertThat(progress.get(progress.size() - 1).framesDone()).isEqualTo(20);
    assertThat(progress.get(progress.size() - 1).scenes()).isEqualTo(1);
  }

  @Test
  void aFrameWithoutAScoreHasAnEmptyField() throws IOException {
    Path file = folder.resolve("statistics.csv");

    try (StatisticsCsv statistics = StatisticsCsv.create(file, ThresholdDetector.withDefaults())) {
      statistics.onFrame(0, 0, new double[] {Double.NaN});
    }

    assertThat(Files.readAllLines(file).get(1)).isEqualTo("1,00:00:00.000,");
  }

  @Test
  void scoresOfADetectorThatHasNoneAreRefused() {
    SceneRequest.Builder request =
        SceneRequest.builder(folder)
            .detector(FixedCuts.atFrames(List.of(5L)))
            .onScores((number, time, scores) -> {});

    assertThatThrownBy(request::build)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("fixed(");
  }
}
