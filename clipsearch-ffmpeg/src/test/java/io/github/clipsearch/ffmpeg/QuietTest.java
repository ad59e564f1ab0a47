package io.github.clipsearch.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clipsearch.VideoReadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is in the exception, and only there. */
class QuietTest {
  @Test
  void aRefusedFileIsNotLogged(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all\n".repeat(100));
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8)); // where the log goes
    try {
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(() -> new HumbleVideoDecoder().open(text));
    } finally {
      System.setErr(err);
    }

    assertThat(logged.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
