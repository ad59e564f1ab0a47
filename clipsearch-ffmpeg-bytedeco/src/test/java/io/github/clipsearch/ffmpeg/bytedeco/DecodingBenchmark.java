package io.github.clipsearch.ffmpeg.bytedeco;

import com.sun.management.OperatingSystemMXBean;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that compares the processor time of all decoders on the class path with the ffmpeg
 * command's, in turn, with two threads each; see docs/benchmarks.md.
 */
public final class DecodingBenchmark {
  private static final int ROUNDS = 5;
  private static final int WIDTH = 256;
  private static final Pattern BENCH = Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s");

  private DecodingBenchmark() {}

  /**
   * Prints medians and their ratios to the first line's.
   *
   * @param files videos
   * @throws Exception when the ffmpeg command is absent, or a file cannot be read
   */
  public static void main(String[] files) throws Exception {
    for (String name : files) {
      Path file = Path.of(name);
      System.out.println(file.getFileName() + ", decode");
      compare(file, false);
      System.out.println(file.getFileName() + ", decode and scale to " + WIDTH);
      compare(file, true);
    }
  }

  private static void compare(Path file, boolean scale) throws Exception {
    Map<String, Callable<Double>> candidates = new LinkedHashMap<>();
    candidates.put(
        "ffmpeg",
        () -> {
          List<String> scaled = List.of("-vf", "scale=256:-2", "-f", "rawvideo");
          return ffmpeg(file, scale ? scaled : List.of("-f", "null"));
        });
    if (scale) {
      candidates.put(
          "ffmpeg, same filter to RGB",
          () ->
              ffmpeg(
                  file,
                  List.of(
                      "-vf",
                      "scale=256:-2:flags=area+accurate_rnd+full_chroma_int,format=rgb24",
                      "-f",
                      "rawvideo")));
    }
    for (VideoDecoder decoder : ServiceLoader.load(VideoDecoder.class)) {
      candidates.put(decoder.name(), () -> decode(decoder, file, scale));
    }
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = -1; round < ROUNDS; round++) {
      for (Map.Entry<String, Callable<Double>> candidate : candidates.entrySet()) {
        double spent = candidate.getValue().call();
        if (round >= 0) {
          seconds.computeIfAbsent(candidate.getKey(), key -> new ArrayList<>()).add(spent);
        }
      }
    }
    double baseline = median(seconds.getOrDefault("ffmpeg", List.of()));
    seconds.forEach(
        (name, values) ->
            System.out.printf(
                "  %-28s %.2f s  %.2f%n", name, median(values), median(values) / baseline));
  }

  private static double ffmpeg(Path file, List<String> output) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("ffmpeg", "-nostats", "-benchmark", "-y", "-threads", "2", "-i", "" + file));
    command.addAll(List.of("-map", "0:v:0", "-vsync", "passthrough"));
    command.addAll(output);
    command.add("/dev/null");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher bench = BENCH.matcher(log);
    if (!bench.find()) {
      throw new IOException(log);
    }
    return Double.parseDouble(bench.group(1)) + Double.parseDouble(bench.group(2));
  }

  private static double decode(VideoDecoder decoder, Path file, boolean scale) {
    long start = processorTime();
    try (VideoStream stream = decoder.open(file)) {
      int height = Math.round((float) WIDTH * stream.info().height() / stream.info().width());
      byte[] pixels = new byte[3 * WIDTH * height];
      while (stream.advance()) {
        if (scale) {
          stream.frame().readRgb(WIDTH, height, pixels);
        }
      }
    }
    return (processorTime() - start) / 1e9;
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
