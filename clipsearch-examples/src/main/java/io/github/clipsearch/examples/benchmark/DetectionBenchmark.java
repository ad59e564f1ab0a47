package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.IndexRequest;
import io.github.clipsearch.VideoSearchEngine;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.store.InMemoryIndexStore;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processor time of decoding and detecting against the ffmpeg command, which decodes and shrinks,
 * with the same number of threads, and of indexing without a model. Candidates run in turn.
 */
public final class DetectionBenchmark {
  private static final Pattern BENCH = Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s");
  private static final String BASELINE = "ffmpeg";

  private DetectionBenchmark() {}

  /**
   * Prints medians and their ratios to the ffmpeg command's.
   *
   * @param args the number of rounds, and videos
   * @throws Exception when the ffmpeg command is absent, or a file cannot be read
   */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    for (String name : List.of(args).subList(1, args.length)) {
      Path file = Path.of(name);
      System.out.println(file.getFileName());
      Map<String, Callable<Double>> candidates = new LinkedHashMap<>();
      candidates.put(BASELINE, () -> ffmpeg(file));
      for (VideoDecoder decoder : ServiceLoader.load(VideoDecoder.class)) {
        candidates.put(
            decoder.name() + ", content",
            () -> detect(decoder, file, ContentDetector.withDefaults()));
        candidates.put(
            decoder.name() + ", transition",
            () -> detect(decoder, file, TransitionDetector.withDefaults()));
        candidates.put(decoder.name() + ", index", () -> index(decoder, file));
      }
      compare(candidates, rounds);
    }
  }

  private static void compare(Map<String, Callable<Double>> candidates, int rounds)
      throws Exception {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, Callable<Double>> candidate : candidates.entrySet()) {
        double spent = candidate.getValue().call();
        if (round >= 0) {
          seconds.computeIfAbsent(candidate.getKey(), key -> new ArrayList<>()).add(spent);
        }
      }
    }
    double baseline = median(seconds.getOrDefault(BASELINE, List.of()));
    seconds.forEach(
        (name, values) ->
            System.out.printf(
                Locale.ROOT,
                "  %-28s %6.2f s  %.2f%n",
                name,
                median(values),
                median(values) / baseline));
  }

  /** Decodes with two threads and shrinks, as our decoders do by default. */
  private static double ffmpeg(Path file) throws IOException {
    List<String> command =
        List.of(
            "ffmpeg",
            "-nostats",
            "-benchmark",
            "-y",
            "-threads",
            "2",
            "-i",
            "file:" + file,
            "-map",
            "0:v:0",
            "-vsync",
            "passthrough",
            "-vf",
            "scale=256:-2",
            "-f",
            "rawvideo",
            "/dev/null");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher bench = BENCH.matcher(log);
    if (!bench.find()) {
      throw new IOException(log);
    }
    return Double.parseDouble(bench.group(1)) + Double.parseDouble(bench.group(2));
  }

  private static double detect(VideoDecoder decoder, Path file, SceneDetector detector) {
    double start = ProcessorTime.seconds();
    try (VideoStream stream = decoder.open(file)) {
      SceneDetector.Session session = detector.open(stream.info());
      while (stream.advance()) {
        session.accept(stream.frame());
      }
      session.finish();
    }
    return ProcessorTime.seconds() - start;
  }

  private static double index(VideoDecoder decoder, Path file) {
    try (VideoSearchEngine engine =
        VideoSearchEngine.builder()
            .encoder(new NoEncoder())
            .store(new InMemoryIndexStore())
            .decoder(decoder)
            .detector(ContentDetector.withDefaults())
            .build()) {
      double start = ProcessorTime.seconds();
      engine.index(IndexRequest.builder(file).build());
      return ProcessorTime.seconds() - start;
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
