package io.github.clipsearch.encoder.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.ClipEncoderContract;
import io.github.clipsearch.video.RgbImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DjlClipEncoderTest extends ClipEncoderContract {
  private static Path checkpoint;

  @BeforeAll
  static void writeCheckpoint(@TempDir Path folder) {
    checkpoint = RandomCheckpoint.write(folder, 1);
  }

  @Override
  protected ClipEncoder open() {
    return DjlClipEncoder.load(checkpoint);
  }

  @Test
  void theNumberOfWorkersChangesNoBit() {
    List<RgbImage> images = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      images.add(new RgbImage(1, 1, new byte[] {(byte) (5 * i), (byte) i, (byte) -i}));
    }
    try (ClipEncoder one = DjlClipEncoder.builder().workers(1).load(checkpoint);
        ClipEncoder four = DjlClipEncoder.builder().workers(4).load(checkpoint)) {
      assertThat(four.encodeImages(images)).containsExactlyElementsOf(one.encodeImages(images));
    }
  }

  @Test
  void oneBadImageFailsTheCallAndNotTheEncoder() {
    try (ClipEncoder encoder = DjlClipEncoder.builder().batchSize(2).workers(3).load(checkpoint)) {
      RgbImage good = new RgbImage(1, 1, new byte[3]);
      RgbImage bad = new RgbImage(70_000, 1, new byte[210_000]);

      assertThatThrownBy(
              () -> encoder.encodeImages(List.of(good, good, good, bad, good, good, good)))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("70000 x 1")
          .hasMessageContaining("65535");
      assertThat(encoder.encodeImages(List.of(good, good, good))).hasSize(3);
    }
  }

  @Test
  void theWidestAndTheHighestImageAreTaken() {
    try (ClipEncoder encoder = DjlClipEncoder.load(checkpoint)) {
      RgbImage wide = new RgbImage(65_535, 2, new byte[65_535 * 2 * 3]);
      RgbImage high = new RgbImage(2, 65_535, new byte[65_535 * 2 * 3]);

      assertThat(encoder.encodeImages(List.of(wide, high)))
          .hasSize(2)
          .allSatisfy(vector -> assertThat(vector).doesNotContain(Float.NaN));
    }
  }

  @Test
  void builderRefusesSettingsOutOfRange() {
    assertThatThrownBy(() -> DjlClipEncoder.builder().batchSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 256");
    assertThatThrownBy(() -> DjlClipEncoder.builder().workers(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
