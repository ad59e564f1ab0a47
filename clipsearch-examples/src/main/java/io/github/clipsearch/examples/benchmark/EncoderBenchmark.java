package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.Precision;
import io.github.clipsearch.video.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The speed of the image tower, per second of processor time on one thread, in turn with others:
 * the first of them is the baseline. {@code benchmarks/encoder/run.sh} calls it.
 */
public final class EncoderBenchmark {
  private static final int[] BATCHES = {8, 32};

  /** Those of a processor; FLOAT16 is for GPUs. */
  private static final List<Precision> PRECISIONS =
      List.of(Precision.FLOAT32, Precision.BFLOAT16, Precision.INT8);

  private static final double SECONDS = 1;
  private static final int IMAGE_SIZE = 224;
  private static final int QUERIES = 100;

  private EncoderBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param args the folder of a ViT-B/32 checkpoint, then for each peer in another process its
   *     name, an equals sign and its command, with spaces between words
   * @throws IOException when a peer does not start
   */
  public static void main(String[] args) throws IOException {
    Path checkpoint = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    List<ImagePeer> peers = new ArrayList<>();
    try {
      for (String arg : Arrays.asList(args).subList(2, args.length)) {
        String[] nameAndCommand = arg.split("=", 2);
        peers.add(new ChildPeer(nameAndCommand[0], List.of(nameAndCommand[1].split(" ", -1))));
      }
      for (Precision precision : PRECISIONS) {
        peers.add(encoder(checkpoint, precision));
      }
      peers.add(new MatrixProducts().peer("matrix products of FLOAT32"));
      for (int batch : BATCHES) {
        compare(peers, batch, rounds);
      }
    } finally {
      peers.forEach(ImagePeer::close);
    }
    printQuery(checkpoint);
  }

  private static ImagePeer encoder(Path checkpoint, Precision precision) {
    // With the default batch size, as applications have it: larger calls are divided.
    DjlClipEncoder encoder =
        DjlClipEncoder.builder().precision(precision).workers(1).load(checkpoint);
    List<RgbImage> images = new ArrayList<>();
    for (int i = 0; i < BATCHES[BATCHES.length - 1]; i++) {
      byte[] pixels = new byte[3 * IMAGE_SIZE * IMAGE_SIZE];
      new Random(i).nextBytes(pixels);
      images.add(new RgbImage(IMAGE_SIZE, IMAGE_SIZE, pixels));
    }
    return new InProcessPeer(
        "clipsearch " + precision,
        batch -> encoder.encodeImages(images.subList(0, batch)),
        encoder::close);
  }

  private static void compare(List<ImagePeer> peers, int batch, int rounds) {
    double[][] rates = new double[peers.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < peers.size(); i++) {
        double rate = peers.get(i).imagesPerProcessorSecond(batch, SECONDS);
        if (round >= 0) {
          rates[i][round] = rate;
        }
      }
    }
    double baseline = median(rates[0]);
    for (int i = 0; i < peers.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "batch %2d  %-28s %6.1f images per processor second, %5.2f times the first%n",
          batch,
          peers.get(i).name(),
          median(rates[i]),
          median(rates[i]) / baseline);
    }
  }

  private static void printQuery(Path checkpoint) {
    for (Precision precision : PRECISIONS) {
      try (DjlClipEncoder encoder =
          DjlClipEncoder.builder().precision(precision).load(checkpoint)) {
        double[] millis = new double[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
          long start = System.nanoTime();
          // as many tokens as ten words have with a usual tokenizer; here one for each letter
          encoder.encodeTexts(List.of("ten a word"));
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
        System.out.printf(
            Locale.ROOT,
            "text of 12 tokens, %s: %.1f ms (median of %d)%n",
            precision,
            median(millis),
            QUERIES);
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
