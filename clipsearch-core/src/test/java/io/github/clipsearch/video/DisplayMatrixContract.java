package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turning and mirroring, with the display matrices that MP4 files carry. */
public abstract class DisplayMatrixContract {
  /** For subclasses. */
  protected DisplayMatrixContract() {}

  /**
   * The decoder to test.
   *
   * @return a decoder
   */
  protected abstract VideoDecoder decoder();

  /**
   * Makes a video; see {@link VideoDecoderContract}.
   *
   * @param file to create, an MP4 file
   * @param pictures of equal, even size
   * @param framesPerSecond of the video
   * @throws IOException when the file cannot be written
   */
  protected abstract void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond)
      throws IOException;

  /**
   * Whether the decoder's library tells that a picture is mirrored, and not only how it is turned.
   *
   * @return true unless a subclass says otherwise
   */
  protected boolean knowsMirroring() {
    return true;
  }

  @ParameterizedTest
  @CsvSource({
    // where the card's grey, red, green and blue quarters end up: 0 1 over 2 3
    "0, 1, -1, 0, 90, 2031",
    "-1, 0, 0, -1, 180, 3210",
    "0, -1, 1, 0, 270, 1302",
    "-1, 0, 0, 1, 180, 1032",
    "1, 0, 0, -1, 0, 2301"
  })
  void filesComeOutAsTheirMatrixSays(
      int a, int b, int c, int d, int degrees, String quarters, @TempDir Path folder)
      throws IOException {
    assumeTrue(knowsMirroring() || a * d - b * c > 0, "the library does not tell mirroring");
    Path file = folder.resolve("clip.mp4");
    writeVideo(file, TestCard.clip(96, 64, 3), 10);
    setMatrix(file, a, b, c, d);

    try (VideoStream stream = decoder().open(file)) {
      stream.advance();
      boolean turned = degrees % 180 != 0;
      assertThat(stream.info().rotation()).isEqualTo(degrees);
      assertThat(stream.info().width()).isEqualTo(turned ? 64 : 96);
      assertThat(stream.frame().width()).isEqualTo(turned ? 64 : 96);
      assertThat(stream.frame().height()).isEqualTo(turned ? 96 : 64);
      RgbImage shown = stream.frame().image();
      byte[] sorted = new byte[3 * 2 * 2];
      for (int i = 0; i < 4; i++) {
        int x = shown.width() * (1 + 2 * (i % 2)) / 4;
        int y = shown.height() * (1 + 2 * (i / 2)) / 4;
        int quarter = quarters.charAt(i) - '0';
        System.arraycopy(shown.pixels(), 3 * (y * shown.width() + x), sorted, 3 * quarter, 3);
      }
      assertThat(
              new int[] {sorted[0] & 0xff, sorted[3] & 0xff, sorted[7] & 0xff, sorted[11] & 0xff})
          .as("grey, red's red, green's green, blue's blue")
          .satisfies(
              levels -> {
                assertThat(levels[0]).isBetween(0, 17);
                assertThat(levels[1]).isBetween(188, 212);
                assertThat(levels[2]).isBetween(168, 192);
                assertThat(levels[3]).isBetween(188, 212);
              });
    }
  }

  /** Overwrites the matrix in the track's header, 40 bytes behind its name. */
  private static void setMatrix(Path file, int a, int b, int c, int d) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int header = new String(content, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    ByteBuffer matrix = ByteBuffer.wrap(content, header + 4 + 40, 36);
    matrix.putInt(a << 16).putInt(b << 16).putInt(0);
    matrix.putInt(c << 16).putInt(d << 16).putInt(0);
    Files.write(file, content);
  }
}
