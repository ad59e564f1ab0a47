package io.github.clipsearch.sampling;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Spreads samples evenly without knowing the scene's end. Keeps the frames that may still be
 * chosen, without converting them; when they outgrow the budget, every other frame of them goes.
 */
final class SpreadSampler implements FrameSampler {
  /** Memory for kept frames. */
  static final int BUDGET_MEGABYTES = 256;

  private static final int LEAST_CANDIDATES_PER_SAMPLE = 4;
  private static final int MOST_CANDIDATES = 1024;

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
    private final Candidates candidates = new Candidates();

    /** Frames that may belong to the next scene, until that is decided. */
    private final Candidates undecidedCandidates = new Candidates();

    private double sceneStart;
    private boolean sceneHasBegun;

    SpreadSession(Function<Frame, RgbImage> capture) {
      this.capture = capture;
    }

    @Override
    public void accept(Frame frame, boolean undecided) {
      if (!sceneHasBegun) {
        sceneStart = frame.time();
        sceneHasBegun = true;
      }
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
      sceneStart = scene.end();
      return samples;
    }

    /** For each of {@code count} equal parts of the scene, the frame nearest to its middle. */
    private List<Sample> choose(Scene scene) {
      int available = candidates.countBefore(scene.endFrame());
      List<Sample> chosen = new ArrayList<>(count);
      int next = 0;
      for (int part = 0; part < count && next < available; part++) {
        double target = scene.start() + (part + 0.5) / count * scene.duration();
        int last = Math.max(next, available - (count - part));
        int best = candidates.nearest(target, next, last);
        Frame frame = candidates.get(best);
        chosen.add(new Sample(frame.number(), frame.time(), capture.apply(frame)));
        next = best + 1;
      }
      return chosen;
    }

    @Override
    public void close() {
      candidates.close();
      undecidedCandidates.close();
    }
  }
}
