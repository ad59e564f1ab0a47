package io.github.clipsearch.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.ffmpeg.HumbleVideoWriter.Compression;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.TestCard;
import io.github.clipsearch.video.VideoStream;
import io.humble.ferry.JNIMemoryManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Humble Video counts the native objects that Java holds: none may be left. */
class NativeMemoryTest {
  @TempDir private Path folder = Path.of("");
  private Path clip = Path.of("");

  @BeforeEach
  void makeClip() {
    clip = Clips.write(folder.resolve("clip.mp4"), TestCard.clip(96, 64, 20), 10, Compression.H264);
    assertThat(nativeObjects()).as("after writing").isZero();
  }

  @Test
  void decodingToTheEndLeavesNothing() {
    try (VideoStream stream = new HumbleVideoDecoder().open(clip)) {
      while (stream.advance()) {
        stream.frame().readRgb(32, 32, new byte[3 * 32 * 32]);
        stream.frame().image();
      }
      assertThat(nativeObjects()).as("while open").isPositive();
    }
    assertThat(nativeObjects()).isZero();
  }

  @Test
  void closingInTheMiddleLeavesNothing() {
    try (VideoStream stream = new HumbleVideoDecoder().open(clip)) {
      stream.advance();
      stream.frame().image();
    }
    assertThat(nativeObjects()).isZero();
  }

  @Test
  void keptFramesAreReleasedWithTheStreamAtTheLatest() {
    List<KeptFrame> kept = new ArrayList<>();
    try (VideoStream stream = new HumbleVideoDecoder().open(clip)) {
      while (stream.advance()) {
        kept.add(stream.frame().keep());
      }
      long held = nativeObjects();
      kept.get(0).close();
      assertThat(nativeObjects()).as("after closing one").isLessThan(held);
    }
    assertThat(nativeObjects()).isZero();

    kept.forEach(KeptFrame::close);
    assertThatIllegalStateException().isThrownBy(() -> kept.get(1).image());
  }

  @Test
  void damagedPacketsLeaveNothing() throws IOException {
    byte[] content = Files.readAllBytes(clip);
    Arrays.fill(content, content.length / 4, content.length / 3, (byte) 0);
    Path damaged = Files.write(folder.resolve("damaged.mp4"), content);
    try (VideoStream stream = new HumbleVideoDecoder().open(damaged)) {
      while (stream.advance()) {
        stream.frame().image();
      }
      assertThat(stream.warnings()).isNotEmpty();
    }
    assertThat(nativeObjects()).isZero();
  }

  @Test
  void refusedFilesLeaveNothing() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "text ".repeat(1000));

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> new HumbleVideoDecoder().open(text));

    assertThat(nativeObjects()).isZero();
  }

  @Test
  void anInterruptedThreadStopsAndLeavesNothing() {
    try (VideoStream stream = new HumbleVideoDecoder().open(clip)) {
      stream.advance();
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(() -> new HumbleVideoDecoder().open(clip))
          .withMessageContaining("interrupted")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.IO_ERROR));
    } finally {
      assertThat(Thread.interrupted()).as("the thread's status stays").isTrue();
    }
    assertThat(nativeObjects()).isZero();
  }

  private static long nativeObjects() {
    return JNIMemoryManager.getMgr().getNumPinnedObjects();
  }
}
