package io.github.clipsearch.examples.extending;

import io.github.clipsearch.sampling.FrameSampler;
import io.github.clipsearch.sampling.Sample;
import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes the sharpest frame of each scene, which is rarely one that shows movement or half of a
 * dissolve. Safe for use by several threads.
 */
public final class SharpestFrame implements FrameSampler {
  private static final int MOST_KEPT = 64;

  /** Creates the sampler. */
  public SharpestFrame() {}

  @Override
  public Session open(Function<Frame, Sample> capture) {
    return new SharpestSession(capture);
  }

  @Override
  public String describe() {
    return "sharpest";
  }

  private static final class SharpestSession implements Session {
    private final Function<Frame, Sample> capture;

    /** The best of what is decided, then frames that may belong to the next scene. */
    private final List<Candidate> candidates = new ArrayList<>();

    SharpestSession(Function<Frame, Sample> capture) {
      this.capture = capture;
    }

    @Override
    public void accept(Frame frame, boolean undecided) {
      candidates.add(new Candidate(frame.keep(), Sharpness.of(frame)));
      if (!undecided) {
        keepSharpest(0, candidates.size());
      } else if (candidates.size() > MOST_KEPT) {
        for (int pair = 0; pair + 1 < candidates.size(); pair++) {
          keepSharpest(pair, pair + 2);
        }
      }
    }

    @Override
    public List<Sample> take(Scene scene) {
      int ofScene = 0;
      while (ofScene < candidates.size()
          && candidates.get(ofScene).frame.number() < scene.endFrame()) {
        ofScene++;
      }
      if (ofScene == 0) {
        throw new IllegalStateException("no frame was kept of " + scene + ": it is too short");
      }
      keepSharpest(0, ofScene);
      Candidate sharpest = candidates.remove(0);
      try (KeptFrame frame = sharpest.frame) {
        return List.of(capture.apply(frame));
      }
    }

    /** Of some neighbours, leaves the sharpest and closes the others. */
    private void keepSharpest(int from, int to) {
      int sharpest = from;
      for (int i = from + 1; i < to; i++) {
        if (candidates.get(i).sharpness > candidates.get(sharpest).sharpness) {
          sharpest = i;
        }
      }
      for (int i = to - 1; i >= from; i--) {
        if (i != sharpest) {
          candidates.remove(i).frame.close();
        }
      }
    }

    @Override
    public void close() {
      candidates.forEach(candidate -> candidate.frame.close());
      candidates.clear();
    }
  }

  private record Candidate(KeptFrame frame, double sharpness) {}
}
