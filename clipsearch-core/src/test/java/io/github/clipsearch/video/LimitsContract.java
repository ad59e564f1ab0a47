package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that try to exhaust a decoder. For decoders that read AVI files with VP8 in them. */
public abstract class LimitsContract {
  private static final byte[] JUNK = {0x11, 0x22, 0x33, 0x44};

  @TempDir private Path folder = Path.of("");

  /** For subclasses. */
  protected LimitsContract() {}

  /**
   * The decoder to test.
   *
   * @return a decoder
   */
  protected abstract VideoDecoder decoder();

  @Test
  void picturesWithoutBoundsAreRefused() throws IOException {
    Path file = AviFile.writeVideo(folder.resolve("huge.avi"), "VP80", 16_000, 9000, JUNK, 3);

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> decoder().open(file))
        .withMessageMatching("(?s).*(16000 x 9000|not even its size is known).*")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
  }

  @Test
  void packetsWithoutEndThatHoldNoPictureAreGivenUp() throws IOException {
    Path file = AviFile.writeVideo(folder.resolve("empty.avi"), "VP80", 96, 64, JUNK, 30_000);

    try (VideoStream stream = decoder().open(file)) {
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(stream::advance)
          .withMessageMatching("(?s).*\\b100\\d\\d packets .*")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
    }
  }
}
