package io.github.clipsearch.scene;

/**
 * Finds dissolves: windows whose frames are mixtures of the first and the last in shares that grow
 * evenly, while these two are different pictures and what lies between has less detail than they
 * have. Of overlapping windows the one with the largest change counts, and its middle is the cut.
 * Centres are looked at in turn, each {@link #lookAhead()} frames late.
 */
final class Dissolves {
  /** Lengths in frames at 25 a second; each a third longer, so that one fits to within a sixth. */
  private static final int[] LENGTHS = {6, 8, 11, 15, 20, 27, 36};

  private static final int PARTS = 8;

  /** What an even change may deviate in its share: noise and movement. */
  private static final double UNEVEN = 0.15;

  /** What movement may leave unexplained of the change. */
  private static final double RESIDUAL = 0.3;

  /** A mixture of unrelated pictures has 0.7 of their detail; movement does not take any. */
  private static final double DETAIL_LEFT = 0.9;

  /** Both scenes have more detail than a plain frame, which a fade begins or ends with. */
  private static final double LEAST_DETAIL = 1.5;

  /** Least distance of the cells' colours, in levels; below it coding noise is in the way. */
  private static final double LEAST_CHANGE = 6;

  /** Least share of the picture that is new. */
  private static final double LEAST_NEW = 0.5;

  private final PictureHistory history;
  private final PictureDistance distance;
  private final LinearBlend blend = new LinearBlend();
  private final int stride;
  private final int near;
  private double residual;
  private long bestCentre = -1;
  private int bestLength;
  private double bestChange;

  Dissolves(PictureHistory history, PictureDistance distance, int stride, int near) {
    this.history = history;
    this.distance = distance;
    this.stride = stride;
    this.near = near;
  }

  /** Frames that are wanted after a window's centre. */
  int lookAhead() {
    return 30 * stride;
  }

  /** Whether the newest frame may turn out to be a dissolve's middle: has much changed of late? */
  boolean isCandidate(long frame) {
    TransitionPicture now = history.picture(frame);
    for (int length : LENGTHS) {
      long start = frame - (long) length * stride / 2;
      if (start >= 0 && now.departure(history.picture(start)) > LEAST_CHANGE / 3) {
        return true;
      }
    }
    return false;
  }

  /** Looks at the next centre in turn; only frames from first to last are looked at. */
  void test(long centre, long first, long last) {
    for (int length : LENGTHS) {
      long start = centre - (long) length * stride / 2;
      long end = start + (long) length * stride;
      if (start < first || end > last) {
        return;
      }
      double change = history.picture(start).departure(history.picture(end));
      if (change >= LEAST_CHANGE && isDissolve(start, end, first, last)) {
        keep(centre, length * stride, change * (1 - residual));
      }
    }
  }

  /** The middle of a dissolve that may yet give way to a better one; -1 when there is none. */
  long pending() {
    return bestCentre;
  }

  /** Whether no centre from this one on can overlap the pending dissolve and be better. */
  boolean isCertain(long centre) {
    return bestCentre >= 0 && centre > bestCentre + Math.max(12L * stride, bestLength);
  }

  /** Forgets the pending dissolve. */
  void clear() {
    bestCentre = -1;
    bestChange = 0;
  }

  private void keep(long centre, int length, double change) {
    if (bestCentre < 0 || change > bestChange) {
      bestCentre = centre;
      bestLength = length;
      bestChange = change;
    }
  }

  private boolean isDissolve(long start, long end, long first, long last) {
    TransitionPicture from = history.picture(start);
    TransitionPicture to = history.picture(end);
    double ends = (from.meanDetail() + to.meanDetail()) / 2;
    if (Math.min(from.meanDetail(), to.meanDetail()) < LEAST_DETAIL
        || history.picture((start + end) / 2).meanDetail() > DETAIL_LEFT * ends
        || !isEven(start, end)
        || !isWhole(start, end, first, last)) {
      return false;
    }
    for (long i = Math.max(first, start - near); i <= Math.min(last, end + near); i++) {
      if (history.isPlain(i)) {
        return false;
      }
    }
    distance.compare(from, to);
    return distance.structure() >= LEAST_NEW;
  }

  private boolean isEven(long start, long end) {
    residual = 0;
    for (int part = 1; part < PARTS; part++) {
      long at = (end - start) * part / PARTS;
      blend.fit(history.picture(start), history.picture(end), history.picture(start + at));
      residual = Math.max(residual, blend.residual());
      if (residual > RESIDUAL || Math.abs(blend.share() - at / (double) (end - start)) > UNEVEN) {
        return false;
      }
    }
    return true;
  }

  /** Whether the change begins and ends with the window, and does not go on beyond it. */
  private boolean isWhole(long start, long end, long first, long last) {
    long beyond = (end - start) / 3;
    TransitionPicture from = history.picture(start);
    TransitionPicture to = history.picture(end);
    blend.fit(from, to, history.picture(Math.max(first, start - beyond)));
    if (blend.share() < -UNEVEN) {
      return false;
    }
    blend.fit(from, to, history.picture(Math.min(last, end + beyond)));
    return blend.share() <= 1 + UNEVEN;
  }
}
