package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.IndexResult;
import io.github.clipsearch.IndexTimings;
import io.github.clipsearch.SearchRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.encoder.djl.DjlClipEncoder;
import io.github.clipsearch.encoder.djl.RandomCheckpoint;
import io.github.clipsearch.examples.FrameGrabber;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import io.github.clipsearch.store.lmdb.LmdbIndexStore;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where the time of indexing goes, for one video: each stage against decoding alone, which is the
 * baseline and runs in the same process. Also the time of a query and the peak of resident memory.
 */
public final class IndexBenchmark {
  private static final int QUERIES = 200;

  private IndexBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param args a video, and optionally the folder of a CLIP checkpoint; without it a small one
   *     with random weights is used
   * @throws IOException when a temporary folder cannot be made
   */
  public static void main(String[] args) throws IOException {
    Path video = Path.of(args[0]);
    Path work = Files.createTempDirectory("clipsearch-benchmark");
    Path model = args.length > 1 ? Path.of(args[1]) : work.resolve("model");
    if (args.length < 2) {
      RandomCheckpoint.write(model, 1);
    }
    decodeAlone(video); // warms up the decoder and the file cache
    double decodeSeconds = decodeAlone(video);
    Path index = work.resolve("index");
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(DjlClipEncoder.load(model))
            .store(LmdbIndexStore.open(index))
            .build()) {
      IndexRequest request = IndexRequest.builder(video).evenIfUnchanged().build();
      engine.index(request); // warms up the rest
      IndexResult result = engine.index(request);
      long frames = result.video().frameCount();
      System.out.printf(
          Locale.ROOT,
          "%s: %d x %d, %d frames, %.1f s, %d scenes%n",
          video.getFileName(),
          result.video().width(),
          result.video().height(),
          frames,
          result.video().duration(),
          result.video().sceneCount());
      print("decode alone (baseline)", decodeSeconds, frames, decodeSeconds);
      IndexTimings timings = result.timings();
      print("decode", seconds(timings.decode()), frames, decodeSeconds);
      print("detect", seconds(timings.detect()), frames, decodeSeconds);
      print("sample", seconds(timings.sample()), frames, decodeSeconds);
      print("embed", seconds(timings.embed()), frames, decodeSeconds);
      print("store", seconds(timings.store()), frames, decodeSeconds);
      print("index, all stages", seconds(timings.total()), frames, decodeSeconds);
      printQueries(engine, video);
    }
    printPeakMemory();
  }

  private static double decodeAlone(Path video) {
    long start = System.nanoTime();
    try (VideoStream stream = new HumbleVideoDecoder().open(video)) {
      while (stream.advance()) {
        stream.frame();
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String stage, double seconds, long frames, double baseline) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %8.2f s %9.0f frames/s %6.2f x baseline%n",
        stage,
        seconds,
        frames / seconds,
        seconds / baseline);
  }

  private static void printQueries(VideoSearchEngine engine, Path video) {
    RgbImage picture = FrameGrabber.at(new HumbleVideoDecoder(), video, 0).orElseThrow();
    print("text query", SearchRequest.text("a dog in a park").build(), engine);
    print("image query", SearchRequest.image(picture).build(), engine);
  }

  private static void print(String kind, SearchRequest request, VideoSearchEngine engine) {
    double[] millis = new double[QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      long start = System.nanoTime();
      engine.search(request);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT, "%-24s %8.2f ms (median of %d)%n", kind, millis[QUERIES / 2], QUERIES);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Linux tells it; elsewhere nothing is printed. */
  private static void printPeakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(line -> System.out.println("peak resident memory " + line.substring(6).strip()));
    }
  }
}
