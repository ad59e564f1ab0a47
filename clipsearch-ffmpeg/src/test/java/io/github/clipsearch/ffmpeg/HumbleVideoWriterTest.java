package io.github.clipsearch.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.ffmpeg.HumbleVideoWriter.Compression;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.TestCard;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumbleVideoWriterTest {
  @ParameterizedTest
  @CsvSource({
    "H264, mp4, 20",
    "H264, mov, 20",
    "H264, mkv, 20",
    "H264, avi, 20",
    "H264, ts, 20",
    "MPEG4, mp4, 20",
    "MPEG4, mkv, 20",
    "MPEG4, avi, 20",
    "MPEG4, ts, 20",
    "H264, mp4, 1",
    "H264, mkv, 2",
    "MPEG4, avi, 1"
  })
  void whatIsWrittenIsRead(
      Compression compression, String extension, int frames, @TempDir Path folder) {
    Path file = folder.resolve("clip." + extension);
    List<RgbImage> pictures = TestCard.clip(98, 66, frames);

    Clips.write(file, pictures, 25, compression);

    try (VideoStream stream = new HumbleVideoDecoder().open(file)) {
      int read = 0;
      while (stream.advance()) {
        TestCard.assertShows(stream.frame().image(), read);
        read++;
      }
      assertThat(read).isEqualTo(frames);
      assertThat(stream.warnings()).isEmpty();
      assertThat(stream.info().frameRate()).isEqualTo(25);
    }
  }

  @Test
  void picturesOfAnotherSizeAreRefused(@TempDir Path folder) {
    try (HumbleVideoWriter writer =
        HumbleVideoWriter.create(folder.resolve("clip.mp4"), 64, 48, 10)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.write(TestCard.clip(48, 64, 1).get(0)))
          .withMessageContaining("64 x 48 pixels, not 48 x 64");
    }
  }

  @Test
  void oddSizesAndRatesBelowOneAreRefused(@TempDir Path folder) {
    Path file = folder.resolve("clip.mp4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HumbleVideoWriter.create(file, 63, 48, 10))
        .withMessageContaining("even");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HumbleVideoWriter.create(file, 64, 48, 0))
        .withMessageContaining("frames per second");
  }

  @Test
  void aFolderThatIsMissingAndAnUnknownExtensionAreTold(@TempDir Path folder) {
    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(() -> HumbleVideoWriter.create(folder.resolve("none/clip.mp4"), 64, 48, 10))
        .withMessageContaining("folder must exist");
    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(() -> HumbleVideoWriter.create(folder.resolve("clip.unknown"), 64, 48, 10))
        .withMessageContaining("extension");
  }

  @Test
  void closingTwiceIsAllowedAndWritingAfterwardsIsRefused(@TempDir Path folder) {
    HumbleVideoWriter writer = HumbleVideoWriter.create(folder.resolve("clip.mp4"), 64, 48, 10);
    RgbImage picture = TestCard.clip(64, 48, 1).get(0);
    writer.write(picture);

    writer.close();
    writer.close();

    assertThatExceptionOfType(AlreadyClosedException.class)
        .isThrownBy(() -> writer.write(picture))
        .withMessageContaining("clip.mp4");
  }
}
