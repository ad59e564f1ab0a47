package io.github.clipsearch.sampling;

import io.github.clipsearch.scene.BlankFrames;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Spreads samples evenly without knowing the scene's end. Keeps the frames that may still be
 * chosen, without converting them; when they outgrow the budget, every other frame of them goes.
 * Some frames from all over the scene are kept as well, in case those turn out to be blank.
 */
final class SpreadSampler implements FrameSampler {
  /** Memory for kept frames. */
  static final int BUDGET_MEGABYTES = 256;

  private static final int LEAST_CANDIDATES_PER_SAMPLE = 4;
  private static final int MOST_CANDIDATES = 1024;
  private static final int MOST_SPARES = 16;

  /** The part of the budget that is for spare frames. */
  private static final int SPARES_SHARE = 8;

  /** How many frames of a part are looked at before it counts as blank. */
  private static final int LOOKS = 8;

  /** Pixels of the longer side by which a frame is looked at. */
  private static final double LOOK_SIZE = 256;

  private final int count;

  SpreadSampler(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("samples per scene are at least 1, not " + count);
    }
    this.count = count;
  }

  @Override
  public Session open(Function<Frame, Sample> capture) {
    return new SpreadSession(capture);
  }

  @Override
  public String describe() {
    return "spread(" + count + ")";
  }

  private final class SpreadSession implements Session {
    private final Function<Frame, Sample> capture;
    private final Candidates candidates = new Candidates();
    private final Candidates spares = new Candidates();

    /** Frames that may belong to the next scene, until that is decided. */
    private final Candidates undecidedCandidates = new Candidates();

    private double sceneStart;
    private boolean sceneHasBegun;

    SpreadSession(Function<Frame, Sample> capture) {
      this.capture = capture;
    }

    @Override
    public void accept(Frame frame, boolean undecided) {
      if (!sceneHasBegun) {
        sceneStart = frame.time();
        sceneHasBegun = true;
      }
      spares.add(frame);
      spares.thinTo(spareCapacity());
      if (undecided) {
        undecidedCandidates.add(frame);
        undecidedCandidates.thinTo(capacity(undecidedCandidates));
        return;
      }
      candidates.addAll(undecidedCandidates);
      candidates.add(frame);
      // Whenever the scene ends from now on, its first sample is not before this time.
      candidates.dropBefore(sceneStart + (frame.time() - sceneStart) * 0.5 / count);
      candidates.thinTo(capacity(candidates));
    }

    private int capacity(Candidates kept) {
      long fitting = BUDGET_MEGABYTES * 1_000_000L / Math.max(1, kept.bytesPerFrame());
      int least = LEAST_CANDIDATES_PER_SAMPLE * Math.max(2, count);
      return Math.max(least, (int) Math.min(MOST_CANDIDATES, fitting));
    }

    private int spareCapacity() {
      long fitting =
          BUDGET_MEGABYTES * 1_000_000L / SPARES_SHARE / Math.max(1, spares.bytesPerFrame());
      return (int) Math.min(MOST_SPARES, Math.max(LOOKS, fitting));
    }

    @Override
    public List<Sample> take(Scene scene) {
      candidates.addAll(undecidedCandidates);
      if (candidates.countBefore(scene.endFrame()) == 0) {
        throw new IllegalStateException(
            "no frame was kept of "
                + scene
                + ": the detector reported a cut late without announcing it");
      }
      List<Sample> samples = choose(scene);
      candidates.startAt(scene.endFrame());
      spares.startAt(scene.endFrame());
      sceneStart = scene.end();
      return samples;
    }

    /** Blank samples only if nothing else was found. */
    private List<Sample> choose(Scene scene) {
      List<Sample> spread = spread(scene);
      List<Sample> visible = spread.stream().filter(sample -> !sample.blank()).toList();
      if (!visible.isEmpty()) {
        return visible;
      }
      int last = spares.countBefore(scene.endFrame()) - 1;
      int middle = spares.nearest(scene.start() + scene.duration() / 2, 0, last);
      Sample spare = sample(spares, 0, last, middle, MOST_SPARES);
      return spare.blank() ? spread : List.of(spare);
    }

    /** For each of {@code count} equal parts of the scene, the frame nearest to its middle. */
    private List<Sample> spread(Scene scene) {
      int available = candidates.countBefore(scene.endFrame());
      List<Sample> chosen = new ArrayList<>(count);
      int next = 0;
      for (int part = 0; part < count && next < available; part++) {
        double target = scene.start() + (part + 0.5) / count * scene.duration();
        int last = Math.max(next, available - (count - part));
        int best = candidates.nearest(target, next, last);
        chosen.add(sample(candidates, next, last, best, LOOKS));
        next = best + 1;
      }
      return chosen;
    }

    /**
     * The best frame, or if that is blank the nearest that is not, among some between the two ends.
     */
    private Sample sample(Candidates from, int first, int last, int best, int looks) {
      Sample wanted = capture.apply(from.get(best));
      if (!wanted.blank()) {
        return wanted;
      }
      return IntStream.range(0, looks)
          .map(look -> first + (int) ((long) (last - first) * look / (looks - 1)))
          .filter(index -> index != best)
          .distinct()
          .boxed()
          .sorted(Comparator.comparingInt(index -> Math.abs(index - best)))
          .filter(index -> !looksBlank(from.get(index)))
          .map(index -> capture.apply(from.get(index)))
          .filter(sample -> !sample.blank())
          .findFirst()
          .orElse(wanted);
    }

    /** By a small picture, which takes a fraction of the time of a sample. */
    private static boolean looksBlank(Frame frame) {
      double factor = Math.max(1, Math.max(frame.width(), frame.height()) / LOOK_SIZE);
      int width = (int) Math.max(1, frame.width() / factor);
      int height = (int) Math.max(1, frame.height() / factor);
      byte[] rgb = new byte[3 * width * height];
      frame.readRgb(width, height, rgb);
      return BlankFrames.isBlank(rgb, width, height);
    }

    @Override
    public void close() {
      candidates.close();
      undecidedCandidates.close();
      spares.close();
    }
  }
}
