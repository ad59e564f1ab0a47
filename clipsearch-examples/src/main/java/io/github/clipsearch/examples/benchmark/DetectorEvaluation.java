package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.examples.benchmark.Transition.Kind;
import io.github.clipsearch.ffmpeg.HumbleVideoDecoder;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.scene.TransitionDetector;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How well scene detectors do on annotated footage and on synthetic videos, whose transitions are
 * known by construction. With the leave-one-out figure of {@link TransitionDetector}: for every
 * annotated video the threshold that does best on all others and on the synthetic ones.
 */
public final class DetectorEvaluation {
  private static final double[] THRESHOLDS = {0.3, 0.35, 0.4, 0.45, 0.5};

  private final Map<String, SceneDetector> detectors = new LinkedHashMap<>();
  private final Map<String, Tallies> byVideo = new LinkedHashMap<>();
  private final Tallies synthetic = new Tallies();
  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private long frames;

  private DetectorEvaluation() {
    detectors.put("content", ContentDetector.withDefaults());
    detectors.put("transition", TransitionDetector.withDefaults());
    detectors.put("hard only", TransitionDetector.builder().gradualTransitions(false).build());
    for (double threshold : THRESHOLDS) {
      detectors.put(
          "threshold " + threshold, TransitionDetector.builder().threshold(threshold).build());
    }
  }

  /**
   * Runs the evaluation.
   *
   * @param args a folder of videos with a {@code MANIFEST.tsv} as {@link AnnotatedVideo} reads it,
   *     and the number of synthetic videos, 60 when it is left out
   * @throws IOException when the list cannot be read
   */
  public static void main(String[] args) throws IOException {
    List<AnnotatedVideo> videos = AnnotatedVideo.in(Path.of(args[0]));
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    DetectorEvaluation evaluation = new DetectorEvaluation();
    evaluation.footage(videos);
    evaluation.synthetic(videos, count);
    evaluation.leaveOneOut();
  }

  private void footage(List<AnnotatedVideo> videos) {
    Tallies exact = new Tallies();
    Tallies near = new Tallies();
    Tallies lenient = new Tallies();
    Tallies withoutCuts = new Tallies();
    print("video: hits / misses / false cuts at tolerance 0, then 1");
    for (AnnotatedVideo video : videos) {
      Map<String, List<Long>> cuts;
      try {
        cuts = cuts(video);
      } catch (VideoReadException e) {
        print("%s: left out, %s", video.name(), e.reason());
        continue;
      }
      Tallies own = new Tallies();
      for (String name : detectors.keySet()) {
        List<Long> found = cuts.getOrDefault(name, List.of());
        Tally atOnce = new Tally();
        atOnce.add(video.cuts(), List.of(), found, 0);
        exact.of(name).add(atOnce);
        own.of(name).add(video.cuts(), List.of(), found, 1);
        near.of(name).add(own.of(name));
        lenient.of(name).add(video.cuts(), video.soft(), found, 1);
        if (video.cuts().isEmpty()) {
          withoutCuts.of(name).add(own.of(name));
        }
        if (!name.startsWith("threshold") && (!found.isEmpty() || !video.cuts().isEmpty())) {
          print(
              "%-36s %-12s %s   %s   %s",
              video.name(), name, counts(atOnce), counts(own.of(name)), found);
        }
      }
      byVideo.put(video.name(), own);
    }
    for (String name : detectors.keySet()) {
      print(
          "%-16s F1 at tolerance 0 %.3f, 1 %.3f (precision %.3f, recall %.3f); fades and dissolves not judged %.3f; false cuts where there is none %d; %.0f us a frame",
          name,
          exact.of(name).f1(),
          near.of(name).f1(),
          near.of(name).precision(),
          near.of(name).recall(),
          lenient.of(name).f1(),
          withoutCuts.of(name).falseCuts(),
          nanos.getOrDefault(name, 0L) / 1e3 / Math.max(1, frames));
    }
  }

  private Map<String, List<Long>> cuts(AnnotatedVideo video) {
    try (VideoStream stream = new HumbleVideoDecoder().open(video.file())) {
      Map<String, DetectorRun> runs = runs(stream.info());
      while (stream.advance()) {
        runs.values().forEach(run -> run.accept(stream.frame()));
        frames++;
      }
      return finish(runs);
    }
  }

  private void synthetic(List<AnnotatedVideo> videos, int count) {
    List<List<byte[]>> shots = FootageShots.of(videos);
    Map<String, Map<Kind, Tally>> byKind = new LinkedHashMap<>();
    for (int seed = 0; seed < count; seed++) {
      SyntheticVideo video = new SyntheticVideo(seed, seed % 3 == 0 ? List.of() : shots);
      VideoInfo info =
          new VideoInfo(
              Shot.WIDTH,
              Shot.HEIGHT,
              0,
              SmallFrame.FRAME_RATE,
              OptionalDouble.empty(),
              OptionalLong.empty(),
              "none",
              "none");
      Map<String, DetectorRun> runs = runs(info);
      long[] number = {0};
      video.play(
          rgb -> {
            SmallFrame frame = new SmallFrame(number[0]++, rgb);
            runs.values().forEach(run -> run.accept(frame));
          });
      finish(runs)
          .forEach(
              (name, found) -> {
                synthetic.of(name).add(video.transitions(), List.of(), found, 1);
                for (Transition transition : video.transitions()) {
                  byKind
                      .computeIfAbsent(name, key -> new EnumMap<>(Kind.class))
                      .computeIfAbsent(transition.kind(), key -> new Tally())
                      .add(List.of(transition), List.of(), found, 1);
                }
              });
    }
    byKind.forEach(
        (name, kinds) -> {
          StringBuilder line = new StringBuilder();
          kinds.forEach(
              (kind, tally) ->
                  line.append(
                      " %s %d of %d".formatted(kind, tally.hits(), tally.hits() + tally.misses())));
          Tally all = synthetic.of(name);
          print(
              "synthetic, %-16s F1 %.3f (precision %.3f, recall %.3f);%s",
              name, all.f1(), all.precision(), all.recall(), line);
        });
  }

  private void leaveOneOut() {
    Tally total = new Tally();
    for (String heldOut : byVideo.keySet()) {
      String best = "";
      double bestF1 = -1;
      for (double threshold : THRESHOLDS) {
        String name = "threshold " + threshold;
        Tally others = new Tally();
        byVideo.forEach(
            (video, tallies) -> {
              if (!video.equals(heldOut)) {
                others.add(tallies.of(name));
              }
            });
        double f1 = others.f1() + synthetic.of(name).f1();
        if (f1 > bestF1) {
          bestF1 = f1;
          best = name;
        }
      }
      total.add(byVideo.getOrDefault(heldOut, new Tallies()).of(best));
    }
    print(
        "leave one out: F1 at tolerance 1 %.3f (precision %.3f, recall %.3f)",
        total.f1(), total.precision(), total.recall());
  }

  private Map<String, DetectorRun> runs(VideoInfo info) {
    Map<String, DetectorRun> runs = new LinkedHashMap<>();
    detectors.forEach((name, detector) -> runs.put(name, new DetectorRun(detector, info)));
    return runs;
  }

  private Map<String, List<Long>> finish(Map<String, DetectorRun> runs) {
    Map<String, List<Long>> cuts = new LinkedHashMap<>();
    runs.forEach(
        (name, run) -> {
          cuts.put(name, run.finish());
          nanos.merge(name, run.nanos(), Long::sum);
        });
    return cuts;
  }

  /** One for each detector. */
  private static final class Tallies {
    private final Map<String, Tally> byDetector = new LinkedHashMap<>();

    Tally of(String detector) {
      return byDetector.computeIfAbsent(detector, name -> new Tally());
    }
  }

  private static String counts(Tally tally) {
    return "%d/%d/%d".formatted(tally.hits(), tally.misses(), tally.falseCuts());
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
