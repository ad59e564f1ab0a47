package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.Precision;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Time and memory that loading a checkpoint takes, with PyTorch started before. The baseline is the
 * time in which the system gives the process that much memory at all. Linux only.
 */
public final class LoadingBenchmark {
  private LoadingBenchmark() {}

  /**
   * Loads a checkpoint once, as only the first time in a process shows the peak of memory.
   *
   * @param args the checkpoint's folder and the precision
   * @throws IOException when a temporary folder cannot be made
   */
  public static void main(String[] args) throws IOException {
    Precision precision = Precision.valueOf(args[1]);
    Path small = RandomCheckpoint.write(Files.createTempDirectory("clipsearch-benchmark"), 1);
    DjlClipEncoder.builder().precision(precision).load(small).close();
    long before = ResidentMemory.now();
    long start = System.nanoTime();
    try (ClipEncoder encoder =
        DjlClipEncoder.builder().precision(precision).load(Path.of(args[0]))) {
      System.out.printf(
          Locale.ROOT,
          "%s %s: %.2f s, memory grew by %d MB, at most by %d MB%n",
          encoder.identity(),
          precision,
          (System.nanoTime() - start) / 1e9,
          ResidentMemory.now() - before,
          ResidentMemory.peak() - before);
    }
    long weights = Files.size(Path.of(args[0]).resolve("model.safetensors"));
    System.out.printf(
        Locale.ROOT, "as much new memory, filled with zeros: %.2f s%n", secondsToFill(weights));
  }

  private static double secondsToFill(long bytes) {
    long start = System.nanoTime();
    // on the heap, the collector could have the memory already
    ByteBuffer memory = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
    double seconds = (System.nanoTime() - start) / 1e9;
    memory.put(0, (byte) 1);
    return seconds;
  }
}
