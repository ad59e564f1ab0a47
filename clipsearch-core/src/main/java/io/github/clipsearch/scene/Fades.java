package io.github.clipsearch.scene;

/**
 * Finds scenes that fade out to black or white and come out of it, without a hard cut on either
 * side: one cut, at the first frame in which the new scene shows. A hard cut into or out of black
 * is the cut already; a flash that shows the same picture before and after is none. Frames are
 * looked at in turn, each {@link #lookAhead()} frames late.
 */
final class Fades {
  /** By so much the whole picture's brightness (square root) rises from black, or falls to it. */
  private static final float DEPARTURE = 20;

  private static final double SAME_PICTURE = 0.35;

  private final PictureHistory history;
  private final PictureDistance distance;
  private final int near;
  private final TransitionPicture sceneBefore;
  private long runStart;
  private boolean runHasCut;
  private boolean sceneFadedOut;

  Fades(PictureHistory history, PictureGrid grid, PictureDistance distance, int near) {
    this.history = history;
    this.distance = distance;
    this.near = near;
    sceneBefore = new TransitionPicture(grid);
  }

  /** Frames that must be known after the one in question. */
  int lookAhead() {
    return 5 * near;
  }

  /** Whether a frame may turn out to be the first after a fade. */
  boolean isCandidate(long frame) {
    return frame > 0 && !history.isPlain(frame) && history.isPlain(frame - 1);
  }

  /** Looks at the next frame in turn; nothing after {@code last} is looked at. */
  boolean isCut(long frame, long last) {
    boolean cutHere = isCutAround(frame);
    if (history.isPlain(frame)) {
      if (frame == 0 || !history.isPlain(frame - 1)) {
        enter(frame);
      }
      runHasCut |= cutHere;
      return false;
    }
    return isCandidate(frame)
        && !runHasCut
        && !cutHere
        && sceneFadedOut
        && departs(frame, 1, last)
        && !isFlash(frame, last);
  }

  private boolean isCutAround(long frame) {
    return history.isCut(frame - 1) || history.isCut(frame) || history.isCut(frame + 1);
  }

  private void enter(long frame) {
    runStart = frame;
    runHasCut = frame == 0;
    sceneFadedOut = frame > 0 && departs(frame - 1, -1, frame - 1);
    if (sceneFadedOut) {
      sceneBefore.copy(history.picture(farthest(frame - 1, -1, frame - 1)));
    }
  }

  private boolean departs(long frame, int step, long last) {
    return departure(farthest(frame, step, last), frame - step) > DEPARTURE;
  }

  /** The frame of the scene beside the plain frames that is least like them. */
  private long farthest(long frame, int step, long last) {
    long plain = frame - step;
    long best = frame;
    for (int i = 0; i < lookAhead(); i++) {
      long other = frame + (long) step * i;
      if (other < history.first() || other > last || history.isPlain(other)) {
        break;
      }
      if (departure(other, plain) > departure(best, plain)) {
        best = other;
      }
    }
    return best;
  }

  private float departure(long frame, long plain) {
    return Math.abs(history.picture(frame).medianLuma() - history.picture(plain).medianLuma());
  }

  private boolean isFlash(long frame, long last) {
    if (frame - runStart > 2L * near) {
      return false;
    }
    distance.compare(sceneBefore, history.picture(farthest(frame, 1, last)));
    return distance.structure() < SAME_PICTURE;
  }
}
