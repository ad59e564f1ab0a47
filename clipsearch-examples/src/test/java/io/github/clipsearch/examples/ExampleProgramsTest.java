package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import io.github.clipsearch.examples.demo.SharedClips;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the README quotes do what it says. */
class ExampleProgramsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void makeClipsAndModel() throws IOException {
    SharedClips.writeTo(Files.createDirectory(folder.resolve("clips")));
    RandomCheckpoint.write(folder.resolve("model"), 1);
  }

  private interface Program {
    void start(String[] args) throws IOException;
  }

  @Test
  void textSearchPrintsAMomentOfEachVideo() throws IOException {
    List<String> lines = run(TextSearch::main, "a boat");

    assertThat(lines)
        .hasSize(5)
        .allMatch(l -> l.matches("-?\\d\\.\\d{3}  0:00:0\\d\\.\\d{3}  .*(mp4|mkv)"));
  }

  @Test
  void imageSearchPrintsTheSceneThatTheImageIsFromFirst() throws IOException {
    Path image = folder.resolve("whales.png");
    ImageIO.write(
        FrameGrabber.at(new HumbleVideoDecoder(), folder.resolve("clips/sea.mp4"), 5)
            .orElseThrow()
            .toBufferedImage(),
        "png",
        image.toFile());
    Path broken = Files.writeString(folder.resolve("clips/broken.mp4"), "no video");

    List<String> lines = run(ImageSearch::main, image.toString());
    Files.delete(broken);

    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).contains("0:00:04.000 to 0:00:06.000").endsWith("/sea.mp4");
  }

  @Test
  void theFirstAnswerIsTheRightMoment() throws IOException {
    String[] args = {
      folder.resolve("first-index").toString(),
      folder.resolve("clips/sea.mp4").toString(),
      "two birds over the sea at night"
    };

    assertThat(run(FirstAnswer::main, args)).singleElement().asString().endsWith(" at 3.0 s");
  }

  @Test
  void gettingStartedKnowsTheVideoTheSecondTime() throws IOException {
    String[] args = {
      folder.resolve("second-index").toString(),
      folder.resolve("clips/sea.mp4").toString(),
      "a boat",
      folder.resolve("model").toString()
    };

    assertThat(run(GettingStarted::main, args).get(0)).isEqualTo("INDEXED, 3 scenes");
    assertThat(run(GettingStarted::main, args))
        .hasSize(2)
        .startsWith("UNCHANGED, 3 scenes")
        .last()
        .asString()
        .startsWith("By the sea at ");
  }

  private static List<String> run(Program program, String query) throws IOException {
    return run(
        program,
        new String[] {
          folder.resolve("model").toString(),
          folder.resolve("index").toString(),
          folder.resolve("clips").toString(),
          query
        });
  }

  private static List<String> run(Program program, String[] args) throws IOException {
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      program.start(args);
    } finally {
      System.setOut(out);
    }
    return captured.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
