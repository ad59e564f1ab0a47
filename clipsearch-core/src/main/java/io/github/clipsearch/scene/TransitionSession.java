package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One video's run of {@link TransitionDetector}: hard cuts are decided first, a fifth of a second
 * late; what lies between two of them is searched for fades and dissolves, each frame later still.
 * Frames leave in order, and with them the cuts.
 */
final class TransitionSession implements SceneDetector.Session {
  private static final int FRAMES_KEPT = 128;

  /** At most this often a gradual transition's frames are spread: for 120 frames per second. */
  private static final int MOST_STRIDE = 4;

  private final PictureGrid grid;
  private final byte[] rgb;
  private final PictureHistory history;
  private final HardCuts hardCuts;
  private final Fades fades;
  private final Dissolves dissolves;
  private final boolean gradual;
  private final MinimumLengthFilter filter;
  private final DecidedFrame decidedFrame = new DecidedFrame();
  private final boolean[] candidate;

  /** Numbers have gaps where frames are left out; everything else here counts without gaps. */
  private final long[] numbers;

  /** Frames that are cuts unless the minimum length forbids it. */
  private final boolean[] cut;

  private long sceneStart;
  private long nextCentre = 1;
  private long nextFadeTest;
  private long decided = -1;

  TransitionSession(
      VideoInfo video, double threshold, boolean gradual, MinimumLengthFilter filter) {
    this.gradual = gradual;
    this.filter = filter;
    grid = PictureGrid.of(video);
    rgb = new byte[3 * grid.pixels()];
    int stride = (int) Math.max(1, Math.min(MOST_STRIDE, Math.rint(video.frameRate() / 30)));
    PictureDistance distance = new PictureDistance(grid);
    history = new PictureHistory(grid, distance, FRAMES_KEPT * stride);
    candidate = new boolean[FRAMES_KEPT * stride];
    cut = new boolean[candidate.length];
    numbers = new long[candidate.length];
    hardCuts = new HardCuts(history, grid, distance, threshold, video.frameRate());
    fades = new Fades(history, grid, distance, hardCuts.lookAhead());
    dissolves = new Dissolves(history, distance, stride, hardCuts.lookAhead());
  }

  @Override
  public List<Long> accept(Frame frame) {
    frame.readRgb(grid.width, grid.height, rgb);
    history.add(rgb, frame.time());
    long now = history.last();
    numbers[slot(now)] = frame.number();
    cut[slot(now)] = false;
    candidate[slot(now)] = isCandidate(now);
    long tested = now - hardCuts.lookAhead();
    if (tested > 0) {
      testHardCut(tested);
    }
    long last = Math.max(0, tested);
    testGradual(last, now - fades.lookAhead(), tested - 1 - dissolves.lookAhead());
    return decide(Math.min(tested, undecidedGradual() - 1));
  }

  @Override
  public OptionalLong undecidedCut() {
    OptionalLong merging = filter.undecidedCut();
    if (merging.isPresent()) {
      return merging;
    }
    for (long frame = decided + 1; frame <= history.last(); frame++) {
      if (candidate[slot(frame)]) {
        return OptionalLong.of(numbers[slot(frame)]);
      }
    }
    return OptionalLong.empty();
  }

  @Override
  public List<Long> finish() {
    long last = history.last();
    for (long frame = Math.max(1, last - hardCuts.lookAhead() + 1); frame <= last; frame++) {
      testHardCut(frame);
    }
    testGradual(last, last, last);
    flushDissolve();
    return decide(last);
  }

  private boolean isCandidate(long frame) {
    return frame > 0
        && (hardCuts.isCandidate(frame)
            || (gradual && (fades.isCandidate(frame) || dissolves.isCandidate(frame))));
  }

  private void testHardCut(long frame) {
    if (!hardCuts.isCut(frame)) {
      return;
    }
    history.markCut(frame);
    testGradual(frame - 1, frame, frame - 1);
    flushDissolve();
    sceneStart = frame;
    nextCentre = frame + 1;
    cut[slot(frame)] = true;
  }

  /**
   * Looks for gradual transitions.
   *
   * @param last frame that may be looked at
   * @param lastFade frame to test for the end of a fade
   * @param lastCentre frame to test for the middle of a dissolve
   */
  private void testGradual(long last, long lastFade, long lastCentre) {
    if (!gradual) {
      return;
    }
    for (; nextFadeTest <= lastFade; nextFadeTest++) {
      if (fades.isCut(nextFadeTest, Math.max(last, nextFadeTest))) {
        cut[slot(nextFadeTest)] = true;
      }
    }
    for (; nextCentre <= lastCentre; nextCentre++) {
      if (dissolves.isCertain(nextCentre)) {
        flushDissolve();
      }
      if (candidate[slot(nextCentre)]) {
        dissolves.test(nextCentre, Math.max(sceneStart, history.first()), last);
      }
    }
  }

  private void flushDissolve() {
    if (dissolves.pending() >= 0) {
      cut[slot(dissolves.pending())] = true;
      dissolves.clear();
    }
  }

  /** The first frame that may still become the cut of a gradual transition. */
  private long undecidedGradual() {
    if (!gradual) {
      return Long.MAX_VALUE;
    }
    long frame = Math.min(nextCentre, nextFadeTest);
    return dissolves.pending() >= 0 ? Math.min(frame, dissolves.pending()) : frame;
  }

  /** Lets all frames up to this one pass the minimum length. */
  private List<Long> decide(long last) {
    List<Long> cuts = List.of();
    while (decided < last) {
      decided++;
      decidedFrame.show(numbers[slot(decided)], history.time(decided));
      OptionalLong certain = filter.accept(decidedFrame, cut[slot(decided)]);
      if (certain.isPresent()) {
        cuts = cuts.isEmpty() ? new ArrayList<>() : cuts;
        cuts.add(certain.getAsLong());
      }
    }
    return cuts;
  }

  private int slot(long frame) {
    return (int) (frame % candidate.length);
  }

  /** A frame's number and time, for the filter, long after its picture is gone. */
  private static final class DecidedFrame implements Frame {
    private long number;
    private double time;

    void show(long number, double time) {
      this.number = number;
      this.time = time;
    }

    @Override
    public long number() {
      return number;
    }

    @Override
    public double time() {
      return time;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public int height() {
      return 1;
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      throw new IllegalStateException("frame " + number + " is gone");
    }
  }
}
