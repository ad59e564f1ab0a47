package io.github.clipsearch.ffmpeg.bytedeco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.TestCard;
import io.github.clipsearch.video.VideoStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are not as simple as the contract's. */
class StreamsTest {
  private static final ClipWriter.Kind MPEG2 =
      new ClipWriter.Kind("mpegts", "mpeg2video", avutil.AV_PIX_FMT_YUV420P, 0);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void reorderedFramesComeInOrderAndTheLastOnesToo(int threads) throws IOException {
    Path file =
        ClipWriter.write(
            folder.resolve("clip.mp4"),
            ClipWriter.Kind.MPEG4.withBFrames(3),
            TestCard.clip(96, 64, 23),
            10);

    int frames = 0;
    try (VideoStream stream = new BytedecoVideoDecoder(threads).open(file)) {
      for (; stream.advance(); frames++) {
        assertThat(stream.frame().time()).isCloseTo(frames / 10.0, within(1e-9));
        TestCard.assertShows(stream.frame().image(), frames);
      }
      assertThat(stream.warnings()).isEmpty();
    }
    assertThat(frames).isEqualTo(23);
  }

  @Test
  void theSizeMayChangeInMidStream() throws IOException {
    ClipWriter.Kind kind = ClipWriter.Kind.MPEG4.in("mpegts");
    Path first = ClipWriter.write(folder.resolve("first.ts"), kind, TestCard.clip(96, 64, 10), 25);
    Path second =
        ClipWriter.write(folder.resolve("second.ts"), kind, TestCard.clip(160, 128, 10), 25);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(Files.readAllBytes(first));
    joined.write(Files.readAllBytes(second));
    Path file = Files.write(folder.resolve("joined.ts"), joined.toByteArray());

    List<Integer> widths = new ArrayList<>();
    List<KeptFrame> kept = new ArrayList<>();
    try (VideoStream stream = new BytedecoVideoDecoder().open(file)) {
      double last = -1;
      while (stream.advance()) {
        assertThat(stream.frame().time()).isGreaterThan(last);
        last = stream.frame().time();
        widths.add(stream.frame().width());
        RgbImage picture = stream.frame().image();
        assertThat(picture.width()).isEqualTo(stream.frame().width());
        TestCard.assertShows(picture, (widths.size() - 1) % 10);
        kept.add(stream.frame().keep());
      }

      assertThat(widths).hasSize(20);
      assertThat(widths.subList(0, 10)).containsOnly(96);
      assertThat(widths.subList(10, 20)).containsOnly(160);
      TestCard.assertShows(kept.get(3).image(), 3);
      TestCard.assertShows(kept.get(17).image(), 7);
    }
  }

  @Test
  void transportStreamsCountFromTheirStart() throws IOException {
    Path file = ClipWriter.write(folder.resolve("clip.ts"), MPEG2, TestCard.clip(96, 64, 10), 25);

    try (VideoStream stream = new BytedecoVideoDecoder().open(file)) {
      stream.advance();
      assertThat(stream.frame().time()).isZero();
      stream.advance();
      assertThat(stream.frame().time()).isCloseTo(0.04, within(1e-6));
    }
  }

  @Test
  void framesCanBeKeptByTheHundred() throws IOException {
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      pictures.add(TestCard.clip(96, 64, 25).get(i % 25));
    }
    Path file = ClipWriter.write(folder.resolve("clip.mp4"), ClipWriter.Kind.MPEG4, pictures, 10);

    try (VideoStream stream = new BytedecoVideoDecoder().open(file)) {
      List<KeptFrame> kept = new ArrayList<>();
      while (stream.advance()) {
        kept.add(stream.frame().keep());
      }

      assertThat(kept).hasSize(200);
      for (int i = 0; i < 200; i++) {
        TestCard.assertShows(kept.get(i).image(), i % 25);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 17})
  void impossibleNumbersOfThreadsAreRefused(int threads) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BytedecoVideoDecoder(threads))
        .withMessageContaining("1 to 16, not " + threads);
  }

  /** With the hardware, decoding works; without, the exception says so. */
  @ParameterizedTest
  @EnumSource(HardwareDevice.class)
  void missingHardwareIsNamed(HardwareDevice device) throws IOException {
    Path file = ClipWriter.write(folder.resolve("clip.ts"), MPEG2, TestCard.clip(96, 64, 10), 25);
    BytedecoVideoDecoder decoder;
    try {
      decoder = BytedecoVideoDecoder.withHardware(device);
    } catch (ClipSearchException e) {
      assertThat(e).hasMessageContaining(device.name()).hasMessageContaining("without hardware");
      return;
    }
    try (VideoStream stream = decoder.open(file)) {
      assertThat(stream.advance()).isTrue();
      TestCard.assertShows(stream.frame().image(), 0);
    }
  }

  @Test
  void hardwareOfOtherPlatformsIsRefused() {
    HardwareDevice foreign =
        System.getProperty("os.name").startsWith("Windows")
            ? HardwareDevice.VIDEOTOOLBOX
            : HardwareDevice.D3D11VA;

    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(() -> BytedecoVideoDecoder.withHardware(foreign))
        .withMessageContaining("has no hardware decoding through " + foreign);
  }
}
