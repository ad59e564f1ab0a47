package io.github.clipsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.testing.ScriptedDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application finds in its log, in a process of its own because levels are chosen once. */
class LogTest {
  @TempDir Path folder;

  @Test
  void anIndexedVideoIsOneLineAndNothingElseIsSaid() throws IOException {
    Path red = ScriptedDecoder.writePictures(folder.resolve("red.txt"), "50 #ff0000");
    Path two = ScriptedDecoder.writePictures(folder.resolve("two.txt"), "50 #ff0000", "50 #0000ff");

    assertThat(log(red, two))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("[main] INFO io.github.clipsearch.VideoIndexer - Indexed file:")
                    .contains("red.txt: 50 frames")
                    .contains("1 scenes"),
            line -> assertThat(line).contains("two.txt: 100 frames").contains("2 scenes"));
  }

  @Test
  void whatWasLostOfADamagedVideoIsAWarning() throws IOException {
    Path damaged =
        ScriptedDecoder.writePictures(folder.resolve("cut.txt"), "50 #ff0000", "lost the rest");

    assertThat(log(damaged))
        .satisfiesExactly(
            line -> assertThat(line).contains("INFO").contains("cut.txt").contains("PARTIAL"),
            line -> assertThat(line).contains("WARN").endsWith("cut.txt: lost the rest"));
  }

  private static List<String> log(Path... videos) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
            "-cp",
            System.getProperty("java.class.path"),
            LogFixture.class.getName());
    for (Path video : videos) {
      program.command().add(video.toString());
    }
    Process process = program.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("Picked up "))
        .toList();
  }
}
