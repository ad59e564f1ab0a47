package io.github.clipsearch.ffmpeg.bytedeco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.TestCard;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decoded again and again may not add up: a lost frame per video would be 60 MB. */
class NativeMemoryTest {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final int REPETITIONS = 90;
  private static final long BOUND = 40L << 20;

  @TempDir private Path folder = Path.of("");
  private Path clip = Path.of("");

  @BeforeEach
  void makeClip() throws IOException {
    clip =
        ClipWriter.write(
            folder.resolve("clip.mp4"),
            ClipWriter.Kind.MPEG4,
            TestCard.clip(WIDTH, HEIGHT, 10),
            10);
  }

  @Test
  void openingDecodingKeepingAndClosing() {
    byte[] small = new byte[3 * 64 * 48];
    byte[] full = new byte[3 * WIDTH * HEIGHT];
    assertFlat(
        i -> {
          try (VideoStream stream = new BytedecoVideoDecoder().open(clip)) {
            List<KeptFrame> kept = new ArrayList<>();
            while (stream.advance()) {
              stream.frame().readRgb(64, 48, small);
              stream.frame().readRgb(WIDTH, HEIGHT, full);
              kept.add(stream.frame().keep());
            }
            // half of them are left to the stream
            kept.subList(0, 5).forEach(KeptFrame::close);
          }
        });
  }

  @Test
  void givingUpInTheMiddle() {
    assertFlat(
        i -> {
          try (VideoStream stream = new BytedecoVideoDecoder().open(clip)) {
            stream.advance();
            stream.frame().keep();
            stream.advance();
          }
        });
  }

  @Test
  void damagedAndRefusedFiles() throws IOException {
    byte[] content = Files.readAllBytes(clip);
    Arrays.fill(content, content.length / 4, content.length / 3, (byte) 0);
    Path damaged = Files.write(folder.resolve("damaged.mp4"), content);
    Path text = Files.writeString(folder.resolve("text.mp4"), "text ".repeat(1000));
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(content, 2000));
    assertFlat(
        i -> {
          try (VideoStream stream = new BytedecoVideoDecoder().open(damaged)) {
            while (stream.advance()) {
              assertThat(stream.frame().width()).isEqualTo(WIDTH);
            }
            assertThat(stream.warnings()).isNotEmpty();
          }
          for (Path file : List.of(text, cut)) {
            assertThatExceptionOfType(VideoReadException.class)
                .isThrownBy(() -> new BytedecoVideoDecoder().open(file));
          }
        });
  }

  @Test
  void keptFramesAreGoneWithTheStream() {
    KeptFrame kept;
    try (VideoStream stream = new BytedecoVideoDecoder().open(clip)) {
      stream.advance();
      kept = stream.frame().keep();
      assertThat(kept.bytes()).isEqualTo(WIDTH * HEIGHT * 3 / 2);
    }

    assertThatIllegalStateException().isThrownBy(kept::image);
    kept.close();
  }

  private interface Repetition {
    void run(int number);
  }

  private static void assertFlat(Repetition repetition) {
    for (int i = 0; i < 10; i++) {
      repetition.run(i);
    }
    long before = Pointer.physicalBytes();
    for (int i = 0; i < REPETITIONS; i++) {
      repetition.run(i);
    }
    assertThat(Pointer.physicalBytes() - before).as("growth of memory").isLessThan(BOUND);
  }
}
