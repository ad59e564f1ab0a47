package io.github.clipsearch.examples.robustness;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Opens, decodes, abandons and closes damaged files with many threads at once, and then ends by
 * itself. Reads seeds and files from the standard input and reports each start and each end on the
 * standard output. {@link MutationRun} starts it.
 */
final class MutationChild {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 36;
  private static final int MOST_FRAMES = 2000;

  private final VideoDecoder decoder;

  private MutationChild(VideoDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Runs one child.
   *
   * @param args the decoder's name, and how many threads
   * @throws Exception when interrupted
   */
  public static void main(String[] args) throws Exception {
    List<String[]> jobs =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .lines()
            .map(line -> line.split(" ", 2))
            .toList();
    VideoDecoder decoder = Decoders.named(args[0]);
    MutationChild child = new MutationChild(decoder);
    ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(args[1]));
    jobs.forEach(
        job -> threads.execute(() -> child.report(Long.parseLong(job[0]), Path.of(job[1]))));
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.DAYS);
    if (decoder instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** Whatever happens is reported; what does not return is seen by the parent. */
  private void report(long seed, Path file) {
    print("start " + seed);
    String outcome;
    try {
      outcome = run(seed, file);
    } catch (VideoReadException e) {
      outcome = e.reason().toString();
    } catch (IOException | RuntimeException | Error e) {
      outcome = "UNEXPECTED " + e;
    }
    print("end " + seed + " " + outcome.replaceAll("\\s+", " "));
  }

  private static void print(String line) {
    // in one piece, as other threads print too
    System.out.println("#" + line);
  }

  private String run(long seed, Path file) throws IOException {
    try (VideoStream stream = decoder.open(file)) {
      switch ((int) Math.floorMod(seed / 7, 4L)) {
        case 0 -> decode(stream, 1 + (int) Math.floorMod(seed / 29, 9L));
        case 1 -> keep(stream);
        default -> decode(stream, MOST_FRAMES);
      }
      return stream.warnings().isEmpty() ? "READ" : "DAMAGED";
    } finally {
      Files.delete(file);
    }
  }

  /** Reads up to a number of frames, small and at their own size. */
  private static void decode(VideoStream stream, int frames) {
    byte[] small = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < frames && stream.advance(); i++) {
      stream.frame().readRgb(WIDTH, HEIGHT, small);
      if (i % 4 == 0 && (long) stream.frame().width() * stream.frame().height() < 1 << 20) {
        stream.frame().image();
      }
    }
  }

  /** Leaves some of the kept frames to the stream's end. */
  private static void keep(VideoStream stream) {
    byte[] small = new byte[3 * WIDTH * HEIGHT];
    List<KeptFrame> kept = new ArrayList<>();
    while (stream.advance() && kept.size() < 30) {
      kept.add(stream.frame().keep());
    }
    for (int i = 0; i < kept.size(); i++) {
      kept.get(i).readRgb(WIDTH, HEIGHT, small);
      if (i % 2 == 0) {
        kept.get(i).close();
      }
    }
  }
}
