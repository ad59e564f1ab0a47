package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What reading fewer frames costs in cuts found, and gains in processor time. */
public final class FrameSelectionEvaluation {
  private static final List<FrameSelection> SELECTIONS =
      List.of(
          FrameSelection.all(),
          FrameSelection.every(2),
          FrameSelection.every(5),
          FrameSelection.every(10),
          FrameSelection.keyFrames());

  private static final int EXACT = 1;

  /** Half a second at the usual rates. */
  private static final int NEAR = 13;

  private FrameSelectionEvaluation() {}

  /**
   * Runs the evaluation.
   *
   * @param args a folder of videos with a {@code MANIFEST.tsv} as {@link AnnotatedVideo} reads it,
   *     and optionally the name of the decoder to try first
   * @throws IOException when the list cannot be read
   */
  public static void main(String[] args) throws IOException {
    List<AnnotatedVideo> videos = AnnotatedVideo.in(Path.of(args[0]));
    VideoDecoder decoder =
        args.length > 1 ? VideoDecoders.preferring(args[1]) : VideoDecoders.onClassPath();
    run(videos, decoder, FrameSelection.all(), ContentDetector.withDefaults(), EXACT); // warm-up
    print(
        "| frames | detector | read | processor time | hits / misses / false cuts within %d frame | within %d frames | F1 | F1 |",
        EXACT, NEAR);
    print("|---|---|--:|--:|--:|--:|--:|--:|");
    for (SceneDetector detector :
        List.of(ContentDetector.withDefaults(), TransitionDetector.withDefaults())) {
      double everything = 0;
      for (FrameSelection frames : SELECTIONS) {
        Run exact = run(videos, decoder, frames, detector, EXACT);
        Tally near = new Tally();
        exact.found.forEach(found -> near.add(found.video.cuts(), List.of(), found.cuts, NEAR));
        everything = frames.isAll() ? exact.seconds : everything;
        print(
            "| %s | %s | %d | %.1f s, %.2f | %d / %d / %d | %d / %d / %d | %.3f | %.3f |",
            frames,
            detector instanceof ContentDetector ? "content" : "transition",
            exact.read,
            exact.seconds,
            exact.seconds / everything,
            exact.tally.hits(),
            exact.tally.misses(),
            exact.tally.falseCuts(),
            near.hits(),
            near.misses(),
            near.falseCuts(),
            exact.tally.f1(),
            near.f1());
      }
    }
  }

  private record Found(AnnotatedVideo video, List<Long> cuts) {}

  private record Run(List<Found> found, Tally tally, long read, double seconds) {}

  private static Run run(
      List<AnnotatedVideo> videos,
      VideoDecoder decoder,
      FrameSelection frames,
      SceneDetector detector,
      int tolerance) {
    List<Found> found = new ArrayList<>();
    Tally tally = new Tally();
    long read = 0;
    double start = processorSeconds();
    for (AnnotatedVideo video : videos) {
      try (VideoStream stream = decoder.open(video.file(), frames)) {
        DetectorRun run = new DetectorRun(detector, stream.info());
        while (stream.advance()) {
          run.accept(stream.frame());
          read++;
        }
        found.add(new Found(video, run.finish()));
      }
    }
    double seconds = processorSeconds() - start;
    found.forEach(one -> tally.add(one.video.cuts(), List.of(), one.cuts, tolerance));
    return new Run(found, tally, read, seconds);
  }

  /** Of all threads of this process, native ones included. */
  private static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
