package io.github.clipsearch.ffmpeg.bytedeco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that try to exhaust the decoder. */
class LimitsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void picturesWithoutBoundsAreRefused() throws IOException {
    Path file = folder.resolve("huge.y4m");
    Files.writeString(file, "YUV4MPEG2 W16000 H9000 F25:1 Ip C420\nFRAME\n" + "x".repeat(5000));

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> new BytedecoVideoDecoder().open(file))
        .withMessageContaining("16000 x 9000")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
  }

  @Test
  void packetsWithoutEndThatHoldNoPictureAreGivenUp() throws IOException {
    int packets = 30_000;
    ByteBuffer content = ByteBuffer.allocate(32 + 15 * packets).order(ByteOrder.LITTLE_ENDIAN);
    content.put("DKIF".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0);
    content.putShort((short) 32).put("VP80".getBytes(StandardCharsets.US_ASCII));
    content
        .putShort((short) 96)
        .putShort((short) 64)
        .putInt(25)
        .putInt(1)
        .putInt(packets)
        .putInt(0);
    for (int i = 0; i < packets; i++) {
      content.putInt(3).putLong(i).put(new byte[] {0x11, 0x22, 0x33});
    }
    Path file = Files.write(folder.resolve("empty.ivf"), content.array());

    try (VideoStream stream = new BytedecoVideoDecoder().open(file)) {
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(stream::advance)
          .withMessageContaining("10001 packets in a row hold no picture")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
    }
  }
}
