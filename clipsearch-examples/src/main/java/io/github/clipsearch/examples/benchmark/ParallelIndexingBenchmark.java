package io.github.clipsearch.examples.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.github.clipsearch.IndexReport;
import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.store.InMemoryIndexStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long several videos take to index with one thread, which decodes and embeds by turns and is
 * the baseline, with as many as there are processors, and with twice as many. All three run in turn
 * in the same process; the first round warms up and is not counted.
 */
public final class ParallelIndexingBenchmark {
  private static final int ROUNDS = 5;

  private ParallelIndexingBenchmark() {}

  private record Run(double seconds, double processorSeconds) {}

  /**
   * Runs the benchmark.
   *
   * @param args the folder of a checkpoint, then videos
   */
  public static void main(String[] args) {
    Path model = Path.of(args[0]);
    List<IndexRequest> requests =
        Stream.of(args).skip(1).map(file -> IndexRequest.of(Path.of(file))).toList();
    int processors = Runtime.getRuntime().availableProcessors();
    int[] parallelism = {1, processors, 2 * processors};
    Run[][] runs = new Run[parallelism.length][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < parallelism.length; i++) {
        Run run = run(model, requests, parallelism[i]);
        if (round >= 0) {
          runs[i][round] = run;
        }
      }
    }
    double baseline = median(runs[0], true);
    for (int i = 0; i < parallelism.length; i++) {
      System.out.printf(
          Locale.ROOT,
          "parallelism %2d: %6.2f s, %.2f x as fast, processor time %6.2f s%n",
          parallelism[i],
          median(runs[i], true),
          baseline / median(runs[i], true),
          median(runs[i], false));
    }
  }

  private static Run run(Path model, List<IndexRequest> requests, int parallelism) {
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(DjlClipEncoder.load(model))
            .store(new InMemoryIndexStore())
            .parallelism(parallelism)
            .build()) {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long processorStart = system.getProcessCpuTime();
      long start = System.nanoTime();
      IndexReport report = engine.indexAll(requests);
      Run run =
          new Run(
              (System.nanoTime() - start) / 1e9,
              (system.getProcessCpuTime() - processorStart) / 1e9);
      report.failures().forEach(failure -> System.err.println(failure.cause().getMessage()));
      return run;
    }
  }

  private static double median(Run[] runs, boolean wall) {
    double[] sorted =
        Arrays.stream(runs).mapToDouble(r -> wall ? r.seconds : r.processorSeconds).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
