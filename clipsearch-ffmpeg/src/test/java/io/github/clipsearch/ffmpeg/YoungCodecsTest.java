package io.github.clipsearch.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codecs that are younger than FFmpeg 2.8. */
class YoungCodecsTest {
  /** Three frames of 32 × 32 pixels in the colour #3060C0, VP9 in MP4, by ffmpeg 5.1. */
  private static final String VP9 =
      """
      AAAAHGZ0eXBpc29tAAACAGlzb21pc28ybXA0MQAAAAhmcmVlAAAATm1kYXSCSYNCYAHwAfYAOCQcGEoAADBgAAAQ
      3//08o/////3sI/////sDIAAhgBAkpwAUAAAAyAAAENAhgBAkpwATuAAAyAAAENAAAAC+m1vb3YAAABsbXZoZAAA
      AAAAAAAAAAAAAAAAA+gAAAEsAAEAAAEAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAA
      QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIAAAJJdHJhawAAAFx0a2hkAAAAAwAAAAAAAAAAAAAAAQAA
      AAAAAAEsAAAAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAQAAAAAAgAAAAIAAA
      AAAAJGVkdHMAAAAcZWxzdAAAAAAAAAABAAABLAAAAAAAAQAAAAABwW1kaWEAAAAgbWRoZAAAAAAAAAAAAAAAAAAA
      KAAAAAwAVcQAAAAAAC1oZGxyAAAAAAAAAAB2aWRlAAAAAAAAAAAAAAAAVmlkZW9IYW5kbGVyAAAAAWxtaW5mAAAA
      FHZtaGQAAAABAAAAAAAAAAAAAAAkZGluZgAAABxkcmVmAAAAAAAAAAEAAAAMdXJsIAAAAAEAAAEsc3RibAAAAKhz
      dHNkAAAAAAAAAAEAAACYdnAwOQAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAgACAASAAAAEgAAAAAAAAAAQ9MYXZj
      IGxpYnZweC12cDkAAAAAAAAAAAAAAAAAAAAAABj//wAAABR2cGNDAQAAAAAKggICBgAAAAAACmZpZWwBAAAAABBw
      YXNwAAAAAQAAAAEAAAAUYnRydAAAAAAAAAdKAAAHSgAAABhzdHRzAAAAAAAAAAEAAAADAAAEAAAAABRzdHNzAAAA
      AAAAAAEAAAABAAAAHHN0c2MAAAAAAAAAAQAAAAEAAAADAAAAAQAAACBzdHN6AAAAAAAAAAAAAAADAAAAKAAAAA8A
      AAAPAAAAFHN0Y28AAAAAAAAAAQAAACwAAAA9dWR0YQAAADVtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABtZGlyYXBw
      bAAAAAAAAAAAAAAAAAhpbHN0
      """;

  @Test
  void vp9InMp4IsDecoded(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("vp9.mp4"), withCodec("vp09"));

    try (VideoStream stream = new HumbleVideoDecoder().open(file)) {
      for (int i = 0; i < 3; i++) {
        assertThat(stream.advance()).isTrue();
        assertThat(stream.frame().time()).isCloseTo(i * 0.1, within(1e-6));
        RgbImage picture = stream.frame().image();
        assertThat(picture.width()).isEqualTo(32);
        assertThat(picture.pixels()[0] & 0xff).isCloseTo(0x30, within(2));
        assertThat(picture.pixels()[1] & 0xff).isCloseTo(0x60, within(2));
        assertThat(picture.pixels()[2] & 0xff).isCloseTo(0xc0, within(2));
      }
      assertThat(stream.advance()).isFalse();
      assertThat(stream.info().codec()).isEqualTo("vp9");
      assertThat(stream.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"av01, AV1", "vvc1, VVC"})
  void codecsThatAreMissingAreNamed(String code, String title, @TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("young.mp4"), withCodec(code));

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> new HumbleVideoDecoder().open(file))
        .withMessageContaining("no decoder for " + title)
        .withMessageContaining("another VideoDecoder")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_CODEC));
  }

  private static byte[] withCodec(String code) {
    String content =
        new String(Base64.getMimeDecoder().decode(VP9), StandardCharsets.ISO_8859_1)
            .replace("vp09", code);
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }
}
