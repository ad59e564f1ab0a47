package io.github.clipsearch.scene;

/**
 * Decides about a cut between a frame and the one before. It needs to see {@link #lookAhead()} more
 * frames.
 */
final class HardCuts {
  /** Of a cut, this share of the picture is new in one frame; a gradual change takes longer. */
  private static final double AT_ONCE = 0.5;

  private static final double BLEND_RESIDUAL = 0.25;

  /** A change that its neighbours foretell to this extent is a step of a gradual one. */
  private static final double FORETOLD = 0.5;

  /** While nothing stirs, a smaller change is meant: a slide's text, a title. */
  private static final double STILL_SHARE = 0.625;

  private static final double STIR = 0.05;

  /** How much of the usual change around is added to the bar. */
  private static final double USUAL_STRUCTURE = 0.8;

  private static final double LEAST_APPEARANCE = 0.75;
  private static final double USUAL_APPEARANCE = 1.5;

  private static final int FEW = 5;

  /** Frames before and after a cut that are all compared with each other, of five. */
  private static final int[] APART = {0, 1, 3, 5};

  private final PictureHistory history;
  private final PictureDistance distance;
  private final LinearBlend blend = new LinearBlend();
  private final TransitionPicture foretold;
  private final double threshold;
  private final int near;

  HardCuts(
      PictureHistory history,
      PictureGrid grid,
      PictureDistance distance,
      double threshold,
      double frameRate) {
    this.history = history;
    this.distance = distance;
    this.threshold = threshold;
    foretold = new TransitionPicture(grid);
    near = neighbours(frameRate);
  }

  /** A fifth of a second, but five frames where these take no more than half a second. */
  private static int neighbours(double frameRate) {
    if (frameRate == 0) {
      return FEW;
    }
    double frames = Math.max(frameRate / 5, Math.min(FEW, frameRate / 2));
    return (int) Math.max(1, Math.min(2 * FEW, Math.round(frames)));
  }

  /** Frames that must be known after the one in question. */
  int lookAhead() {
    return near;
  }

  /** Whether the newest frame may turn out to be a cut, from what is known now. */
  boolean isCandidate(long frame) {
    return frame > 0
        && (history.structure(frame) > threshold * STILL_SHARE
            || history.appearance(frame) > threshold * LEAST_APPEARANCE);
  }

  /** Whether there is a cut before the frame. */
  boolean isCut(long frame) {
    if (!isCandidate(frame)) {
      return false;
    }
    double structureBar = structureBar(frame);
    double appearanceBar = appearanceBar(frame);
    boolean structure = history.structure(frame) > structureBar;
    boolean appearance = history.appearance(frame) > appearanceBar;
    return (structure || appearance)
        && lasts(
            frame,
            structure ? structureBar : Double.MAX_VALUE,
            appearance ? appearanceBar : Double.MAX_VALUE)
        && !isStep(frame);
  }

  private double structureBar(long frame) {
    double usual = 0;
    for (int side = -1; side <= 1; side += 2) {
      usual = Math.max(usual, secondLargest(frame, side, true));
    }
    double still = threshold * STILL_SHARE;
    return still + (threshold - still) * Math.min(1, usual / STIR) + USUAL_STRUCTURE * usual;
  }

  private double appearanceBar(long frame) {
    double usual = 0;
    for (int side = -1; side <= 1; side += 2) {
      usual = Math.max(usual, secondLargest(frame, side, false));
    }
    return threshold * LEAST_APPEARANCE + USUAL_APPEARANCE * usual;
  }

  /** What is usual on one side of the frame; the largest is left out, it may be a cut or flash. */
  private double secondLargest(long frame, int side, boolean structure) {
    double largest = 0;
    double second = 0;
    for (int i = 1; i <= near; i++) {
      long other = frame + (long) side * i;
      if (other < Math.max(1, history.first() + 1) || other > history.last()) {
        break;
      }
      double value = structure ? history.structure(other) : history.appearance(other);
      if (value > largest) {
        second = largest;
        largest = value;
      } else if (value > second) {
        second = value;
      }
    }
    return second;
  }

  /** Whether all frames soon after differ from all just before; after a flash they do not. */
  private boolean lasts(long frame, double structureBar, double appearanceBar) {
    boolean structure = structureBar < Double.MAX_VALUE;
    boolean appearance = appearanceBar < Double.MAX_VALUE;
    for (int before : APART) {
      for (int after : APART) {
        if (before + after == 0) {
          continue;
        }
        distance.compare(
            history.picture(frame - 1 - (long) before * near / FEW),
            history.picture(frame + (long) after * near / FEW));
        structure &= distance.structure() > structureBar;
        appearance &= distance.appearance() > appearanceBar;
        if (!structure && !appearance) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the change is one step of a gradual one: it goes on, or was on its way. */
  private boolean isStep(long frame) {
    TransitionPicture before = history.picture(frame - 1);
    TransitionPicture now = history.picture(frame);
    if (frame + near <= history.last()) {
      blend.fit(before, history.picture(frame + near), now);
      if (blend.share() < AT_ONCE && blend.residual() < BLEND_RESIDUAL) {
        return true;
      }
    }
    boolean fadesIn =
        history.isPlain(frame - 1) && !before.addsDetailTo(now) && goesOn(before, frame, 1);
    boolean fadesOut =
        history.isPlain(frame) && !now.addsDetailTo(before) && goesOn(now, frame - 1, -1);
    if (fadesIn || fadesOut) {
      return true;
    }
    double bar = FORETOLD * history.structure(frame);
    if (frame < history.last()) {
      foretold.extrapolate(history.picture(frame + 1), now);
      distance.compare(foretold, before);
      if (distance.structure() < bar) {
        return true;
      }
    }
    if (frame - 2 >= history.first()) {
      foretold.extrapolate(history.picture(frame - 2), before);
      distance.compare(foretold, now);
      return distance.structure() < bar;
    }
    return false;
  }

  /** Whether a picture that comes out of black has only begun to, or goes and has nearly gone. */
  private boolean goesOn(TransitionPicture black, long frame, int step) {
    double now = black.departure(history.picture(frame));
    double most = now;
    for (int i = 1; i <= near; i++) {
      most = Math.max(most, black.departure(history.picture(frame + (long) step * i)));
    }
    return now < AT_ONCE * most;
  }
}
