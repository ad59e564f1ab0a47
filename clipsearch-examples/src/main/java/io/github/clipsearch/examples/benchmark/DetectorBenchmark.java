package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.scene.AdaptiveDetector;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.ContentWeights;
import io.github.clipsearch.scene.HashDetector;
import io.github.clipsearch.scene.HistogramDetector;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.ThresholdDetector;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Processor time and allocated memory of the detectors alone, per frame, on one thread: the frames'
 * small pictures are in memory already.
 */
public final class DetectorBenchmark {
  private static final int FRAMES = 300;
  private static final int WIDTH = 256;
  private static final int ROUNDS = 15;

  private DetectorBenchmark() {}

  /**
   * Prints the best round of each detector.
   *
   * @param args a video of at least 300 frames
   */
  public static void main(String[] args) {
    Map<String, SceneDetector> detectors = new LinkedHashMap<>();
    detectors.put("content", ContentDetector.withDefaults());
    detectors.put(
        "content with edges",
        ContentDetector.builder().weights(new ContentWeights(1, 1, 1, 1)).build());
    detectors.put("adaptive", AdaptiveDetector.withDefaults());
    detectors.put("threshold", ThresholdDetector.withDefaults());
    detectors.put("histogram", HistogramDetector.withDefaults());
    detectors.put("hash", HashDetector.withDefaults());
    detectors.put("transition", TransitionDetector.withDefaults());
    List<Small> frames = read(VideoDecoders.onClassPath(), Path.of(args[0]));
    RgbImage first = frames.get(0).picture;
    VideoInfo info = info(first);
    detectors.forEach((name, detector) -> print(name, detector, frames, info));
  }

  private static VideoInfo info(RgbImage picture) {
    return new VideoInfo(
        WIDTH,
        picture.height(),
        0,
        25,
        OptionalDouble.empty(),
        OptionalLong.empty(),
        "none",
        "none");
  }

  private static void print(
      String name, SceneDetector detector, List<Small> frames, VideoInfo info) {
    com.sun.management.ThreadMXBean thread =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      SceneDetector.Session session = detector.open(info);
      long allocated = thread.getCurrentThreadAllocatedBytes();
      long start = thread.getCurrentThreadCpuTime();
      for (Small frame : frames) {
        session.accept(frame);
      }
      best = Math.min(best, (thread.getCurrentThreadCpuTime() - start) / 1e6 / frames.size());
      bytes = thread.getCurrentThreadAllocatedBytes() - allocated;
    }
    System.out.printf(Locale.ROOT, "%-20s %6.3f ms %6d bytes%n", name, best, bytes / frames.size());
  }

  private static List<Small> read(VideoDecoder decoder, Path file) {
    List<Small> frames = new ArrayList<>();
    try (VideoStream stream = decoder.open(file)) {
      int height = Math.round((float) WIDTH * stream.info().height() / stream.info().width());
      while (frames.size() < FRAMES && stream.advance()) {
        byte[] pixels = new byte[3 * WIDTH * height];
        stream.frame().readRgb(WIDTH, height, pixels);
        frames.add(new Small(frames.size(), new RgbImage(WIDTH, height, pixels)));
      }
    }
    return frames;
  }

  /** Smaller sizes are picked pixels, which costs next to nothing. */
  private record Small(long number, RgbImage picture) implements Frame {
    @Override
    public double time() {
      return number / 25.0;
    }

    @Override
    public int width() {
      return picture.width();
    }

    @Override
    public int height() {
      return picture.height();
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      byte[] pixels = picture.pixels();
      if (width == picture.width() && height == picture.height()) {
        System.arraycopy(pixels, 0, target, 0, pixels.length);
        return;
      }
      for (int y = 0, out = 0; y < height; y++) {
        for (int x = 0; x < width; x++, out += 3) {
          int in =
              3 * (y * picture.height() / height * picture.width() + x * picture.width() / width);
          target[out] = pixels[in];
          target[out + 1] = pixels[in + 1];
          target[out + 2] = pixels[in + 2];
        }
      }
    }
  }
}
