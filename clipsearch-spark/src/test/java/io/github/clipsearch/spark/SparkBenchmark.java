package io.github.clipsearch.spark;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.isolated.IsolatedVideoDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Seconds to index videos by one engine and by one and two executors, and what Spark costs for each
 * video; see docs/benchmarks.md.
 */
final class SparkBenchmark {
  private static final int ROUNDS = 2;
  private static final int TINY_VIDEOS = 100;

  private final String model;
  private final List<Path> videos;
  private final List<Path> tiny = new ArrayList<>();
  private final Path folder;

  private SparkBenchmark(String model, List<Path> videos) throws IOException {
    this.model = model;
    this.videos = videos;
    this.folder = Files.createTempDirectory("spark-benchmark");
    for (int i = 0; i < TINY_VIDEOS; i++) {
      tiny.add(DrawnClips.draw(folder.resolve("tiny-" + i + ".mp4"), 1, i));
    }
  }

  /**
   * Measures.
   *
   * @param args the folder of a checkpoint, then video files
   */
  public static void main(String[] args) throws IOException {
    List<Path> videos = List.of(args).subList(1, args.length).stream().map(Path::of).toList();
    SparkBenchmark benchmark = new SparkBenchmark(args[0], videos);
    try {
      benchmark.run();
    } finally {
      PartFolder.delete(benchmark.folder);
    }
  }

  private void run() throws IOException {
    System.out.printf(
        "%-36s | %15s | %15s | %15s%n",
        "wall, processor", "videos, s", "tiny, ms each", "known, ms each");
    for (int round = 0; round < ROUNDS; round++) {
      engine(1);
      engine(2);
      cluster(1);
      cluster(2);
    }
  }

  private void engine(int threads) throws IOException {
    Path place = Files.createTempDirectory(folder, "engine");
    try (IsolatedVideoDecoder decoder = IsolatedVideoDecoder.builder().build();
        VideoSearchEngine engine =
            VideoSearchEngine.builder()
                .encoder(DjlClipEncoder.load(Path.of(model)))
                .decoder(decoder)
                .store(LmdbIndexStore.open(place))
                .parallelism(threads)
                .build()) {
      engine.index(DrawnClips.draw(folder.resolve("first.mp4"), 1, 999)); // warms up
      print(
          "one engine, parallelism " + threads,
          cost(() -> engine.indexAll(requests(videos))),
          cost(() -> engine.indexAll(requests(tiny))),
          cost(() -> engine.indexAll(requests(tiny))));
      List<VideoRecord> done =
          engine.videos().stream().filter(v -> v.id().startsWith(videos.size() + "-")).toList();
      System.out.printf(
          "  %.0f s of video, %d scenes%n",
          done.stream().mapToDouble(VideoRecord::duration).sum(),
          done.stream().mapToInt(VideoRecord::sceneCount).sum());
    }
  }

  private void cluster(int executors) throws IOException {
    Path shared = Files.createTempDirectory(folder, "shared");
    Path place = Files.createTempDirectory(folder, "index");
    String checkpoint = model;
    try (JavaSparkContext context =
            new JavaSparkContext(
                TwoExecutors.conf().setMaster("local-cluster[%d,1,1024]".formatted(executors)));
        IndexStore index = LmdbIndexStore.open(place)) {
      SparkIndexing indexing =
          SparkIndexing.builder(context)
              .encoder(() -> DjlClipEncoder.load(Path.of(checkpoint)))
              .mergeInto(index, shared)
              .build();
      long start = System.nanoTime();
      warmUp(indexing, executors);
      double starting = (System.nanoTime() - start) / 1e9;
      print(
          "%d executors (first videos %.1f s)".formatted(executors, starting),
          cost(() -> indexing.run(tasks(videos))),
          cost(() -> indexing.run(tasks(tiny))),
          cost(() -> indexing.run(tasks(tiny))));
    }
  }

  /** Until each executor has loaded the model. */
  private void warmUp(SparkIndexing indexing, int executors) {
    List<VideoTask> first = new ArrayList<>();
    Path video = DrawnClips.draw(folder.resolve("first.mp4"), 1, 999);
    for (int i = 0; i < 4 * executors; i++) {
      first.add(VideoTask.of(video).withId("warm-" + i));
    }
    indexing.run(first);
  }

  private static List<IndexRequest> requests(List<Path> files) {
    List<IndexRequest> requests = new ArrayList<>();
    for (Path file : files) {
      requests.add(IndexRequest.builder(file).id(files.size() + "-" + requests.size()).build());
    }
    return requests;
  }

  private static List<VideoTask> tasks(List<Path> files) {
    List<VideoTask> tasks = new ArrayList<>();
    for (Path file : files) {
      tasks.add(VideoTask.of(file).withId(files.size() + "-" + tasks.size()));
    }
    return tasks;
  }

  private static Cost cost(Supplier<?> work) {
    double processor = processorSeconds();
    long start = System.nanoTime();
    Object done = work.get();
    Cost cost = new Cost((System.nanoTime() - start) / 1e9, processorSeconds() - processor);
    if (String.valueOf(done).contains("Failure[")) {
      throw new IllegalStateException(String.valueOf(done));
    }
    return cost;
  }

  /** What this process, the executors and the decoders' processes have used. */
  private static double processorSeconds() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
            .map(process -> process.info().totalCpuDuration())
            .flatMap(Optional::stream)
            .mapToLong(Duration::toNanos)
            .sum()
        / 1e9;
  }

  private static void print(String what, Cost videos, Cost tiny, Cost known) {
    System.out.printf(
        "%-36s | %7.2f %7.2f | %7.1f %7.1f | %7.1f %7.1f%n",
        what,
        videos.wall(),
        videos.processor(),
        tiny.wall() * 1000 / TINY_VIDEOS,
        tiny.processor() * 1000 / TINY_VIDEOS,
        known.wall() * 1000 / TINY_VIDEOS,
        known.processor() * 1000 / TINY_VIDEOS);
  }

  private record Cost(double wall, double processor) {}
}
