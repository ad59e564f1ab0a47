package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.testing.FfmpegCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours are within 3 levels of those of the ffmpeg command, at each pixel. */
public abstract class ColoursContract {
  private static final int LEVELS = 3;

  @TempDir private Path folder = Path.of("");

  /** For subclasses. */
  protected ColoursContract() {}

  /**
   * The decoder to test.
   *
   * @return a decoder
   */
  protected abstract VideoDecoder decoder();

  /**
   * Whether pictures are enlarged by the filter that the ffmpeg command uses; colours at edges
   * differ otherwise.
   *
   * @return true unless a subclass says otherwise
   */
  protected boolean enlargesLikeFfmpeg() {
    return true;
  }

  /**
   * How far colours of videos with more than 8 bits may be off.
   *
   * @return levels, 3 unless a subclass says otherwise
   */
  protected int levelsOfDeepColours() {
    return LEVELS;
  }

  @ParameterizedTest
  @CsvSource({
    "bt709, tv, yuv420p",
    "bt709, tv, yuv422p10le",
    "bt709, pc, yuv420p",
    "smpte170m, tv, yuv420p",
    "smpte170m, pc, yuvj420p",
    "bt2020nc, tv, yuv420p10le",
    "fcc, tv, yuv422p",
    "smpte240m, tv, yuv444p",
    "bt709, pc, gray",
    "bt709, tv, gray"
  })
  void matrixAndRangeAreObeyed(String matrix, String range, String format) {
    Path file =
        FfmpegCommand.make(
            folder.resolve("clip.mkv"),
            new ArrayList<>(
                List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=size=320x240:rate=10:duration=0.5",
                    "-c:v",
                    "libx264",
                    "-colorspace",
                    matrix,
                    "-color_range",
                    range,
                    "-pix_fmt",
                    format)));
    List<int[]> sizes =
        new ArrayList<>(
            List.of(
                new int[] {320, 240},
                new int[] {256, 192},
                new int[] {100, 60},
                new int[] {37, 41}));
    if (enlargesLikeFfmpeg()) {
      sizes.add(new int[] {400, 310});
    }
    for (int[] size : sizes) {
      byte[] expected = FfmpegCommand.firstPicture(file, size[0], size[1]);
      byte[] actual = new byte[3 * size[0] * size[1]];
      try (VideoStream stream = decoder().open(file)) {
        stream.advance();
        stream.frame().readRgb(size[0], size[1], actual);
      }

      assertThat(expected).hasSameSizeAs(actual);
      int largest = 0;
      for (int i = 0; i < actual.length; i++) {
        largest = Math.max(largest, Math.abs((actual[i] & 0xff) - (expected[i] & 0xff)));
      }
      assertThat(largest)
          .as("difference at %d x %d", size[0], size[1])
          .isLessThanOrEqualTo(format.endsWith("10le") ? levelsOfDeepColours() : LEVELS);
    }
  }
}
