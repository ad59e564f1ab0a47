package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A program: the frames where a detector cuts with the pixels that PySceneDetect sees but not with
 * a decoder's, or the other way round, and the scores of both. Needs the ffmpeg command.
 */
final class ScalerDifferences {
  private final SceneDetector.Session session;
  private final Map<Long, double[]> scores = new HashMap<>();
  private final Set<Long> cuts = new TreeSet<>();

  private ScalerDifferences(ScoringDetector detector, VideoInfo info) {
    session = detector.open(info, (number, time, values) -> scores.put(number, values.clone()));
  }

  /**
   * Prints the differences.
   *
   * @param args the decoder's name, and videos
   * @throws IOException when a video cannot be read
   */
  public static void main(String[] args) throws IOException {
    Map<String, ScoringDetector> detectors = new LinkedHashMap<>();
    detectors.put("content", ContentDetector.withDefaults());
    detectors.put("adaptive", AdaptiveDetector.withDefaults());
    detectors.put("threshold", ThresholdDetector.withDefaults());
    detectors.put("histogram", HistogramDetector.builder().threshold(0.20).bins(128).build());
    detectors.put("hash", HashDetector.builder().threshold(0.35).size(8).build());
    VideoDecoder decoder = VideoDecoders.preferring(args[0]);
    for (String name : List.of(args).subList(1, args.length)) {
      Path file = Path.of(name);
      ReferencePixels reference = ReferencePixels.of(file);
      Map<String, ScalerDifferences> theirs = open(detectors, reference.info());
      reference.forEach(frame -> theirs.values().forEach(run -> run.accept(frame)));
      Map<String, ScalerDifferences> ours;
      try (VideoStream stream = decoder.open(file)) {
        ours = open(detectors, stream.info());
        while (stream.advance()) {
          Frame frame = stream.frame();
          ours.values().forEach(run -> run.accept(frame));
        }
      }
      for (Map.Entry<String, ScoringDetector> detector : detectors.entrySet()) {
        print(
            file.getFileName() + " " + detector.getKey(),
            detector.getValue().scoreNames(),
            finish(theirs, detector.getKey()),
            finish(ours, detector.getKey()));
      }
    }
  }

  private static Map<String, ScalerDifferences> open(
      Map<String, ScoringDetector> detectors, VideoInfo info) {
    Map<String, ScalerDifferences> runs = new LinkedHashMap<>();
    detectors.forEach((name, detector) -> runs.put(name, new ScalerDifferences(detector, info)));
    return runs;
  }

  private static ScalerDifferences finish(Map<String, ScalerDifferences> runs, String name) {
    ScalerDifferences run = runs.get(name);
    if (run == null) {
      throw new IllegalArgumentException(name);
    }
    run.cuts.addAll(run.session.finish());
    return run;
  }

  private void accept(Frame frame) {
    cuts.addAll(session.accept(frame));
  }

  private static void print(
      String what, List<String> names, ScalerDifferences theirs, ScalerDifferences ours) {
    List<Long> frames = new ArrayList<>(theirs.cuts);
    frames.addAll(ours.cuts);
    frames.removeIf(frame -> theirs.cuts.contains(frame) && ours.cuts.contains(frame));
    for (long frame : frames) {
      System.out.printf(
          Locale.ROOT,
          "%s, frame %d, cut of %s, %s: reference's pixels %s, ours %s%n",
          what,
          frame,
          ours.cuts.contains(frame) ? "ours" : "the reference",
          names,
          theirs.describe(frame),
          ours.describe(frame));
    }
  }

  private String describe(long frame) {
    StringBuilder text = new StringBuilder();
    for (double score : scores.getOrDefault(frame, new double[0])) {
      text.append(String.format(Locale.ROOT, " %.3f", score));
    }
    return text.toString();
  }
}
