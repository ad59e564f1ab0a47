package io.github.clipsearch.examples.extending;

import io.github.clipsearch.scene.SceneDetector;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds what another detector finds, and cuts what is longer than a limit, so that a lecture or a
 * surveillance camera's night is not one scene. Safe for use by several threads.
 */
public final class CutLongScenes implements SceneDetector {
  /** Seconds by which a time may be off, so that a frame that is due is not missed. */
  private static final double ROUNDING = 1e-6;

  private final SceneDetector detector;
  private final double longest;

  /**
   * Creates the detector.
   *
   * @param detector which finds the cuts
   * @param longest length of a scene in seconds, more than 0
   * @throws IllegalArgumentException when it is not
   */
  public CutLongScenes(SceneDetector detector, double longest) {
    if (!(longest > 0)) {
      throw new IllegalArgumentException("scenes are longer than 0 seconds, not " + longest);
    }
    this.detector = Objects.requireNonNull(detector, "detector");
    this.longest = longest;
  }

  @Override
  public Session open(VideoInfo video) {
    return new LimitedSession(detector.open(video));
  }

  @Override
  public String describe() {
    return String.format(Locale.ROOT, "cut-long(%.3f s, %s)", longest, detector.describe());
  }

  private final class LimitedSession implements Session {
    private final Session inner;

    /** Frames that may still turn out to be cuts; cuts of our own have to wait for them. */
    private final Deque<TimedFrame> undecided = new ArrayDeque<>();

    private final Set<Long> found = new HashSet<>();
    private double sceneStart;

    LimitedSession(Session inner) {
      this.inner = inner;
    }

    @Override
    public List<Long> accept(Frame frame) {
      if (frame.number() == 0) {
        sceneStart = frame.time();
      }
      undecided.add(new TimedFrame(frame.number(), frame.time()));
      found.addAll(inner.accept(frame));
      return decide(inner.undecidedCut().orElse(frame.number() + 1));
    }

    @Override
    public OptionalLong undecidedCut() {
      return inner.undecidedCut();
    }

    @Override
    public List<Long> finish() {
      found.addAll(inner.finish());
      return decide(Long.MAX_VALUE);
    }

    private List<Long> decide(long before) {
      List<Long> cuts = new ArrayList<>();
      while (!undecided.isEmpty() && undecided.getFirst().number < before) {
        TimedFrame frame = undecided.removeFirst();
        if (found.remove(frame.number) || frame.time - sceneStart >= longest - ROUNDING) {
          cuts.add(frame.number);
          sceneStart = frame.time;
        }
      }
      return cuts;
    }
  }

  private record TimedFrame(long number, double time) {}
}
