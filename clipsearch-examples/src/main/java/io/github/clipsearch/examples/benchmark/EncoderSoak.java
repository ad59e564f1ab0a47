package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.Precision;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Whether memory stays flat: embeds many images with a small model. Linux only. */
public final class EncoderSoak {
  private static final int CALL = 100;
  private static final int LINES = 10;

  private EncoderSoak() {}

  /**
   * Runs until all images are embedded.
   *
   * @param args the precision and the number of images
   * @throws IOException when a temporary folder cannot be made
   */
  public static void main(String[] args) throws IOException {
    Precision precision = Precision.valueOf(args[0]);
    int calls = Integer.parseInt(args[1]) / CALL;
    Path model = RandomCheckpoint.write(Files.createTempDirectory("clipsearch-soak"), 1);
    try (ClipEncoder encoder = DjlClipEncoder.builder().precision(precision).load(model)) {
      List<RgbImage> images = new ArrayList<>();
      for (int i = 0; i < CALL; i++) {
        byte[] pixels = new byte[3 * 64 * 64];
        new Random(i).nextBytes(pixels);
        images.add(new RgbImage(64, 64, pixels));
      }
      for (int call = 1; call <= calls; call++) {
        encoder.encodeImages(images);
        if (call % (calls / LINES) == 0) {
          System.out.printf(
              Locale.ROOT,
              "%s: %7d images, %d MB resident%n",
              precision,
              call * CALL,
              ResidentMemory.now());
        }
      }
    }
  }
}
