package io.github.clipsearch.sampling;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Spreads samples evenly without knowing the scene's end: keeps every {@code spacing}-th frame;
 * when the buffer is full, doubles the spacing and drops what stands too close. So whatever the
 * scene's length, the kept frames cover it evenly and at least half the buffer is in use.
 */
final class SpreadSampler implements FrameSampler {
  /** Finest spacing: a quarter of the shortest scene that detectors make by default. */
  private static final int INITIAL_SPACING = 4;

  private static final int CANDIDATES_PER_SAMPLE = 4;

  private final int count;

  SpreadSampler(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("samples per scene are at least 1, not " + count);
    }
    this.count = count;
  }

  @Override
  public Session open(Function<Frame, RgbImage> capture) {
    return new SpreadSession(capture);
  }

  @Override
  public String describe() {
    return "spread(" + count + ")";
  }

  private final class SpreadSession implements Session {
    private final Function<Frame, RgbImage> capture;
    private final int capacity = CANDIDATES_PER_SAMPLE * Math.max(2, count);
    private final List<Sample> candidates = new ArrayList<>();

    /** Frames that may belong to the next scene: kept at the finest spacing until it is decided. */
    private final List<Sample> undecidedCandidates = new ArrayList<>();

    private long spacing = INITIAL_SPACING;
    private long undecidedSpacing = INITIAL_SPACING;

    SpreadSession(Function<Frame, RgbImage> capture) {
      this.capture = capture;
    }

    @Override
    public void accept(Frame frame, boolean undecided) {
      if (undecided) {
        if (isDue(frame.number(), undecidedCandidates, undecidedSpacing)) {
          undecidedCandidates.add(sample(frame));
          undecidedSpacing = thinIfFull(undecidedCandidates, undecidedSpacing);
        }
        return;
      }
      settle();
      if (isDue(frame.number(), candidates, spacing)) {
        candidates.add(sample(frame));
        spacing = thinIfFull(candidates, spacing);
      }
    }

    @Override
    public List<Sample> take(Scene scene) {
      candidates.addAll(undecidedCandidates);
      undecidedCandidates.clear();
      undecidedSpacing = INITIAL_SPACING;
      int end = 0;
      while (end < candidates.size() && candidates.get(end).frameNumber() < scene.endFrame()) {
        end++;
      }
      List<Sample> ofScene = candidates.subList(0, end);
      if (ofScene.isEmpty()) {
        throw new IllegalStateException(
            "no frame was kept of "
                + scene
                + ": the detector reported a cut late without announcing it");
      }
      List<Sample> chosen = choose(ofScene, scene);
      ofScene.clear();
      spacing = INITIAL_SPACING;
      return chosen;
    }

    private Sample sample(Frame frame) {
      return new Sample(frame.number(), frame.time(), capture.apply(frame));
    }

    /** The detector found no cut among the frames that it was undecided about. */
    private void settle() {
      if (!undecidedCandidates.isEmpty()) {
        candidates.addAll(undecidedCandidates);
        undecidedCandidates.clear();
        undecidedSpacing = INITIAL_SPACING;
        spacing = thinIfFull(candidates, spacing);
      }
    }

    private long thinIfFull(List<Sample> samples, long oldSpacing) {
      long newSpacing = oldSpacing;
      while (samples.size() > capacity) {
        newSpacing *= 2;
        thin(samples, newSpacing);
      }
      return newSpacing;
    }

    /** For each of {@code count} equal parts of the scene, the sample nearest to its middle. */
    private List<Sample> choose(List<Sample> ofScene, Scene scene) {
      List<Sample> chosen = new ArrayList<>(count);
      int next = 0;
      for (int part = 0; part < count && next < ofScene.size(); part++) {
        double target = scene.start() + (part + 0.5) / count * scene.duration();
        int best = next;
        int lastAllowed = Math.max(next, ofScene.size() - (count - part));
        for (int i = next + 1; i <= lastAllowed; i++) {
          if (distance(ofScene.get(i), target) < distance(ofScene.get(best), target)) {
            best = i;
          }
        }
        chosen.add(ofScene.get(best));
        next = best + 1;
      }
      return chosen;
    }
  }

  private static double distance(Sample sample, double time) {
    return Math.abs(sample.time() - time);
  }

  private static boolean isDue(long number, List<Sample> kept, long spacing) {
    return kept.isEmpty() || number >= kept.get(kept.size() - 1).frameNumber() + spacing;
  }

  private static void thin(List<Sample> samples, long spacing) {
    long last = Long.MIN_VALUE / 2;
    int out = 0;
    for (Sample sample : samples) {
      if (sample.frameNumber() >= last + spacing) {
        samples.set(out++, sample);
        last = sample.frameNumber();
      }
    }
    samples.subList(out, samples.size()).clear();
  }
}
