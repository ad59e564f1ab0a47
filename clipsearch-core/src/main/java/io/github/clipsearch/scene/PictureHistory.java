package io.github.clipsearch.scene;

import java.util.Arrays;

/** The last frames of a video, and how each differs from the one before. A ring; nothing moves. */
final class PictureHistory {
  private final PictureDistance distance;
  private final TransitionPicture[] pictures;
  private final double[] structure;
  private final double[] appearance;
  private final double[] times;
  private final boolean[] plain;
  private final boolean[] cut;
  private long next;

  PictureHistory(PictureGrid grid, PictureDistance distance, int capacity) {
    this.distance = distance;
    pictures = new TransitionPicture[capacity];
    Arrays.setAll(pictures, i -> new TransitionPicture(grid));
    structure = new double[capacity];
    appearance = new double[capacity];
    times = new double[capacity];
    plain = new boolean[capacity];
    cut = new boolean[capacity];
  }

  /** Takes in the next frame and compares it with the one before. */
  void add(byte[] rgb, double time) {
    int i = slot(next);
    pictures[i].read(rgb);
    times[i] = time;
    plain[i] = pictures[i].isPlain();
    cut[i] = false;
    structure[i] = 0;
    appearance[i] = 0;
    if (next > 0) {
      distance.compare(pictures[slot(next - 1)], pictures[i]);
      structure[i] = distance.structure();
      appearance[i] = distance.appearance();
    }
    next++;
  }

  /** The oldest frame that is still here. */
  long first() {
    return Math.max(0, next - pictures.length);
  }

  /** The newest frame, -1 when there is none. */
  long last() {
    return next - 1;
  }

  /** The picture of a frame; before the oldest the oldest, after the newest the newest. */
  TransitionPicture picture(long frame) {
    return pictures[slot(Math.max(first(), Math.min(last(), frame)))];
  }

  double time(long frame) {
    return times[slot(frame)];
  }

  double structure(long frame) {
    return structure[slot(frame)];
  }

  double appearance(long frame) {
    return appearance[slot(frame)];
  }

  /** Whether the frame is black or white. */
  boolean isPlain(long frame) {
    return plain[slot(frame)];
  }

  /** Whether a hard cut was found at the frame. */
  boolean isCut(long frame) {
    return frame >= first() && frame <= last() && cut[slot(frame)];
  }

  void markCut(long frame) {
    cut[slot(frame)] = true;
  }

  private int slot(long frame) {
    return (int) (frame % pictures.length);
  }
}
