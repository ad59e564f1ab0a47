package io.github.clipsearch.video.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.video.isolated.MisbehavingDecoder.Deed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decoding process ends with the application, and cleans up where that cannot. */
class ParentDeathTest {
  @TempDir private Path folder = Path.of("");
  @TempDir private Path temporaryFolder = Path.of("");

  @Test
  void aHungDecoderEndsWhenTheApplicationIsKilled() throws Exception {
    Path video = MisbehavingDecoder.write(folder.resolve("video"), Deed.NOTHING, 3, Deed.HANG);
    ProcessHandle child;
    try (Hanging hanging = new Hanging(folder)) {
      Process parent = start(video);
      child = childOf(parent);
      hanging.await();

      parent.destroyForcibly();
    }

    child.onExit().get(60, TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
    assertNothingIsLeft();
  }

  @Test
  void anApplicationThatForgetsToCloseStillEnds() throws Exception {
    Process parent =
        start(MisbehavingDecoder.write(folder.resolve("video"), Deed.NOTHING, 3, Deed.NOTHING));
    ProcessHandle child = childOf(parent);

    assertThat(parent.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(parent.exitValue()).isZero();
    child.onExit().get(60, TimeUnit.SECONDS);
    assertNothingIsLeft();
  }

  private Process start(Path video) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ParentProgram.class.getName(),
            video.toString(),
            temporaryFolder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle childOf(Process parent) throws IOException {
    try (BufferedReader output = parent.inputReader()) {
      return ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
    }
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(temporaryFolder)) {
      assertThat(left).as("left in the temporary folder").isEmpty();
    }
  }
}
