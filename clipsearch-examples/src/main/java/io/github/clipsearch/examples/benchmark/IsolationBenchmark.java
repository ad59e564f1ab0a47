package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import io.github.clipsearch.video.isolated.IsolatedVideoDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What decoding in a child process costs against decoding in this one, in turn: decoding alone, and
 * with a picture of 256 pixels of each frame, as scene detection wants it. Processor time is that
 * of both processes.
 */
public final class IsolationBenchmark {
  private static final int LONGER_SIDE = 256;
  private static final int WARM_UP = 1;
  private static final int RUNS = 5;

  private IsolationBenchmark() {}

  private record Cost(double wall, double processor) {}

  private interface Work {
    void run();
  }

  /**
   * Runs the benchmark.
   *
   * @param args videos
   */
  public static void main(String[] args) {
    int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
    printStart(threads);
    VideoDecoder inProcess = new HumbleVideoDecoder(threads);
    try (IsolatedVideoDecoder isolated =
        IsolatedVideoDecoder.builder(() -> new HumbleVideoDecoder(threads)).build()) {
      for (String arg : args) {
        Path video = Path.of(arg);
        System.out.println(video.getFileName());
        compare("decode", () -> decode(inProcess, video, 0), () -> decode(isolated, video, 0));
        compare(
            "decode and scale",
            () -> decode(inProcess, video, LONGER_SIDE),
            () -> decode(isolated, video, LONGER_SIDE));
      }
    }
  }

  /** Until a new process can be given a file. */
  private static void printStart(int threads) {
    double[] seconds = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      try (IsolatedVideoDecoder isolated =
          IsolatedVideoDecoder.builder(() -> new HumbleVideoDecoder(threads)).build()) {
        isolated.name();
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(Locale.ROOT, "start of a process %.2f s%n", seconds[RUNS / 2]);
  }

  private static void compare(String what, Work inProcess, Work isolated) {
    double[] inProcessWall = new double[RUNS];
    double[] inProcessProcessor = new double[RUNS];
    double[] wallRatios = new double[RUNS];
    double[] processorRatios = new double[RUNS];
    for (int i = -WARM_UP; i < RUNS; i++) {
      Cost a = cost(inProcess);
      Cost b = cost(isolated);
      if (i >= 0) {
        inProcessWall[i] = a.wall;
        inProcessProcessor[i] = a.processor;
        wallRatios[i] = b.wall / a.wall;
        processorRatios[i] = b.processor / a.processor;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "  %-18s in process %6.2f s, processor %6.2f s; isolated %.2f x, processor %.2f x%n",
        what,
        median(inProcessWall),
        median(inProcessProcessor),
        median(wallRatios),
        median(processorRatios));
  }

  private static Cost cost(Work work) {
    Duration processor = processorTime();
    long start = System.nanoTime();
    work.run();
    double wall = (System.nanoTime() - start) / 1e9;
    return new Cost(wall, processorTime().minus(processor).toNanos() / 1e9);
  }

  private static Duration processorTime() {
    ProcessHandle self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.children())
        .map(process -> process.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static void decode(VideoDecoder decoder, Path video, int longerSide) {
    try (VideoStream stream = decoder.open(video)) {
      double factor =
          longerSide
              / (double) Math.max(1, Math.max(stream.info().width(), stream.info().height()));
      int width = Math.max(1, (int) Math.round(stream.info().width() * factor));
      int height = Math.max(1, (int) Math.round(stream.info().height() * factor));
      byte[] pixels = new byte[3 * width * height];
      while (stream.advance()) {
        if (longerSide > 0) {
          stream.frame().readRgb(width, height, pixels);
        }
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
