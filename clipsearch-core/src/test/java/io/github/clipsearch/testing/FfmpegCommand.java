package io.github.clipsearch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The ffmpeg and ffprobe commands of the machine, as another opinion. Tests that need them are
 * skipped where they are absent.
 */
public final class FfmpegCommand {
  private FfmpegCommand() {}

  /**
   * Makes a file with the ffmpeg command.
   *
   * @param file to create
   * @param arguments of the command, without the file
   * @return the file
   */
  public static Path make(Path file, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(arguments);
    command.add(file.toString());
    run(command);
    return file;
  }

  /**
   * The times of all frames of a video stream.
   *
   * @param file to look at
   * @return seconds, empty where the file has none
   */
  public static List<OptionalDouble> times(Path file) {
    return new String(
            run(
                List.of(
                    "ffprobe",
                    "-v",
                    "quiet",
                    "-select_streams",
                    "v:0",
                    "-show_entries",
                    "frame=best_effort_timestamp_time",
                    "-of",
                    "default=noprint_wrappers=1:nokey=1",
                    file.toString())),
            StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.equals("N/A") || line.matches("-?[0-9.]+"))
        .map(FfmpegCommand::number)
        .toList();
  }

  /**
   * When a file starts.
   *
   * @param file to look at
   * @return seconds
   */
  public static double start(Path file) {
    String start =
        new String(
            run(
                List.of(
                    "ffprobe",
                    "-v",
                    "quiet",
                    "-show_entries",
                    "format=start_time",
                    "-of",
                    "default=noprint_wrappers=1:nokey=1",
                    file.toString())),
            StandardCharsets.UTF_8);
    return number(start.strip()).orElse(0);
  }

  /**
   * The first picture, as the command scales it.
   *
   * @param file to decode
   * @param width of the result
   * @param height of the result
   * @return packed RGB
   */
  public static byte[] firstPicture(Path file, int width, int height) {
    return run(
        List.of(
            "ffmpeg",
            "-v",
            "quiet",
            "-i",
            "file:" + file,
            "-frames:v",
            "1",
            "-vf",
            "scale=%d:%d:flags=area+accurate_rnd+full_chroma_int,format=rgb24"
                .formatted(width, height),
            "-f",
            "rawvideo",
            "-"));
  }

  private static OptionalDouble number(String text) {
    return text.equals("N/A") || text.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(text));
  }

  private static byte[] run(List<String> command) {
    try {
      Path errors = Files.createTempFile("ffmpeg", ".txt");
      try {
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        byte[] output;
        try (InputStream stream = process.getInputStream()) {
          output = stream.readAllBytes();
        }
        assertThat(process.waitFor()).as(() -> command + "\n" + read(errors)).isZero();
        return output;
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      return abort("skipped: this machine has no command " + command.get(0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return abort("interrupted");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
