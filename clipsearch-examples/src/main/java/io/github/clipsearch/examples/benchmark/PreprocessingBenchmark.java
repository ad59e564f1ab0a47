package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import io.github.clipsearch.video.RgbImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * How long it takes to shrink a picture for the image tower, on one thread. The baseline, which
 * runs in turn with it, is the Java platform's bicubic scaling to the same size; that one looks at
 * 16 pixels for each new one, however much smaller the picture gets, and so flickers.
 */
public final class PreprocessingBenchmark {
  private static final int SHORTEST_EDGE = 224;
  private static final int WARM_UP = 200;
  private static final int RUNS = 201;

  private PreprocessingBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param args none
   * @throws IOException when a temporary folder cannot be made
   */
  public static void main(String[] args) throws IOException {
    Path model = RandomCheckpoint.write(Files.createTempDirectory("clipsearch-benchmark"), 1);
    // the small model looks at 64 pixels of what is resized for a usual one
    Files.writeString(
        model.resolve("preprocessor_config.json"),
        "{\"size\": {\"shortest_edge\": %d}, \"crop_size\": 64}".formatted(SHORTEST_EDGE));
    try (ClipEncoder encoder = DjlClipEncoder.load(model)) {
      measure(encoder, 1080, 1080);
      measure(encoder, 1920, 1080);
      measure(encoder, 854, 480);
    }
  }

  private static void measure(ClipEncoder encoder, int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    new Random(1).nextBytes(pixels);
    RgbImage image = new RgbImage(width, height, pixels);
    BufferedImage platformImage = image.toBufferedImage();
    RgbImage resized = encoder.prepare(image);
    double[] ours = new double[RUNS];
    double[] platform = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      long start = System.nanoTime();
      encoder.prepare(image);
      long middle = System.nanoTime();
      scale(platformImage, resized.width(), resized.height());
      long end = System.nanoTime();
      if (i >= 0) {
        ours[i] = (middle - start) / 1e6;
        platform[i] = (end - middle) / 1e6;
      }
    }
    Arrays.sort(ours);
    Arrays.sort(platform);
    System.out.printf(
        Locale.ROOT,
        "%4d x %4d to %d x %d: %6.2f ms, java.awt %6.2f ms (medians of %d), ratio %.2f%n",
        width,
        height,
        resized.width(),
        resized.height(),
        ours[RUNS / 2],
        platform[RUNS / 2],
        RUNS,
        ours[RUNS / 2] / platform[RUNS / 2]);
  }

  private static BufferedImage scale(BufferedImage image, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.drawImage(image, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return scaled;
  }
}
