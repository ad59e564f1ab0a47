package io.github.clipsearch.examples.extending;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoderContract;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureTarDecoderTest extends VideoDecoderContract {
  @TempDir Path folder;

  @Override
  protected VideoDecoder decoder() {
    return new PictureTarDecoder();
  }

  @Override
  protected void writeVideo(Path file, List<RgbImage> pictures, int framesPerSecond)
      throws IOException {
    assertThat(framesPerSecond).isEqualTo(10);
    TarFile.write(file, pictures);
  }

  @Override
  protected void writeWithoutPictures(Path file) throws IOException {
    new TarFile().add("readme.txt", "no pictures".getBytes(StandardCharsets.UTF_8)).write(file);
  }

  @Override
  protected boolean knowsKeyFrames() {
    return false;
  }

  @Test
  void aDamagedPictureIsSkippedAndTold() throws IOException {
    Path file = folder.resolve("lapse.tar");
    byte[] good = Png.of(16, 16, 0x4080c0);
    new TarFile().add("1.png", good).add("2.png", new byte[700]).add("3.png", good).write(file);

    try (VideoStream stream = new PictureTarDecoder(2).open(file)) {
      assertThat(stream.advance()).isTrue();
      assertThat(stream.advance()).isTrue();
      assertThat(stream.frame().time()).isEqualTo(1.0);
      assertThat(stream.advance()).isFalse();
      assertThat(stream.warnings())
          .containsExactly("1 packet could not be decoded, the first near 0.5 s");
    }
  }

  @Test
  void theTarCommandWritesSuchVideos() throws Exception {
    Files.write(folder.resolve("one.png"), Png.of(16, 16, 0x4080c0));
    Path file = folder.resolve("lapse.tar");
    try {
      Process tar =
          new ProcessBuilder(
                  "tar", "--format=pax", "-cf", file.toString(), "-C", folder.toString(), "one.png")
              .start();
      assertThat(tar.waitFor()).isZero();
    } catch (IOException e) {
      Assumptions.abort("skipped: this platform has no tar");
    }

    try (VideoStream stream = decoder().open(file)) {
      assertThat(stream.advance()).isTrue();
      assertThat(stream.frame().image().pixels()).startsWith(0x40, 0x80, 0xc0);
      assertThat(stream.advance()).isFalse();
      assertThat(stream.warnings()).isEmpty();
    }
  }
}
