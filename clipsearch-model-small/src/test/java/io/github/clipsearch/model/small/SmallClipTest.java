package io.github.clipsearch.model.small;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.video.RgbImage;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallClipTest {
  private static final long MAX_BYTES = 8_000_000;

  @Test
  void tellsNightFromDayWhereNothingElseIsKnown() {
    try (DjlClipEncoder encoder = SmallClip.load()) {
      RgbImage day = landscape(new Color(0x5fb0ee), new Color(0xcdeafb), new Color(0x7cc142));
      RgbImage night = landscape(new Color(0x050a20), new Color(0x17224a), new Color(0x1c2b30));
      List<float[]> images = encoder.encodeImages(List.of(day, night));
      List<float[]> texts = encoder.encodeTexts(List.of("by day", "at night"));

      assertThat(cosine(texts.get(0), images.get(0)))
          .isGreaterThan(cosine(texts.get(0), images.get(1)));
      assertThat(cosine(texts.get(1), images.get(1)))
          .isGreaterThan(cosine(texts.get(1), images.get(0)));
    }
  }

  @Test
  void synonymsAreNearAndOtherWordsAreNot() {
    try (DjlClipEncoder encoder = SmallClip.load()) {
      List<float[]> texts =
          encoder.encodeTexts(List.of("a red car", "a crimson automobile", "a blue whale"));

      assertThat(cosine(texts.get(0), texts.get(1)))
          .isGreaterThan(cosine(texts.get(0), texts.get(2)) + 0.2);
    }
  }

  @Test
  void unknownWordsDoLittleHarm() {
    try (DjlClipEncoder encoder = SmallClip.load()) {
      List<float[]> texts =
          encoder.encodeTexts(
              List.of("a red car at night", "a splendid red car at night", "a green tree by day"));

      assertThat(cosine(texts.get(0), texts.get(1)))
          .isGreaterThan(cosine(texts.get(0), texts.get(2)) + 0.2);
    }
  }

  @Test
  void unpackedFolderIsACheckpointLikeAnyOther(@TempDir Path folder) throws IOException {
    Path checkpoint = SmallClip.unpack(folder.resolve("new/folder"));

    long bytes = 0;
    try (Stream<Path> files = Files.list(checkpoint)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isBetween(1_000_000L, MAX_BYTES);
    try (DjlClipEncoder unpacked = DjlClipEncoder.load(checkpoint);
        DjlClipEncoder loaded = SmallClip.load(DjlClipEncoder.builder().workers(1))) {
      assertThat(unpacked.identity()).isEqualTo(loaded.identity());
      assertThat(unpacked.encodeTexts(List.of("two birds")).get(0))
          .containsExactly(loaded.encodeTexts(List.of("two birds")).get(0));
    }
  }

  @Test
  void modelCardSaysWhatTheModelIsNotFor(@TempDir Path folder) throws IOException {
    String card = Files.readString(SmallClip.unpack(folder).resolve("README.md"));

    assertThat(card).contains("drawn world", "real footage", "boat", "lighthouse", "purple");
  }

  private static RgbImage landscape(Color top, Color horizon, Color ground) {
    BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(0, 0, top, 0, 95, horizon));
    g.fillRect(0, 0, 320, 95);
    g.setColor(ground);
    g.fillRect(0, 95, 320, 85);
    g.dispose();
    return RgbImage.of(image);
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
