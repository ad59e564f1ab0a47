package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;

/**
 * The scores of the last frames of a video: one frame in the centre, and a number of frames before
 * and after it. Frames are known by their number. Allocates nothing after it was made.
 */
final class ScoreWindow {
  private final int width;
  private final int capacity;
  private final double[] scores;
  private final double[] times;
  private final double[][] details;
  private long size;

  ScoreWindow(int width) {
    this.width = width;
    capacity = 2 * width + 1;
    scores = new double[capacity];
    times = new double[capacity];
    details = new double[capacity][ContentMeter.SCORE_NAMES.size() + 1];
  }

  /** Adds the next frame; the oldest is forgotten when the window is full. */
  void add(Frame frame, double score, double[] detail) {
    int slot = slot(size);
    scores[slot] = score;
    times[slot] = frame.time();
    System.arraycopy(detail, 0, details[slot], 0, detail.length);
    size++;
  }

  /** How many frames there were so far, which is one more than the last one's number. */
  long size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean hasCentre() {
    return size >= capacity;
  }

  /** The number of the frame with as many frames before as after it. */
  long centre() {
    return size - 1 - width;
  }

  /** The first frame that has not been, and may still come to be, the centre. */
  long firstUnjudged() {
    return Math.max(width, size - width);
  }

  double score(long number) {
    return scores[slot(number)];
  }

  double time(long number) {
    return times[slot(number)];
  }

  /** Without the centre's own score; in the reference's order of addition. */
  double meanOfNeighbours() {
    double sum = 0;
    for (long number = size - capacity; number < size; number++) {
      if (number != centre()) {
        sum += score(number);
      }
    }
    return sum / (2.0 * width);
  }

  void tell(FrameScores listener, long number, double ratio) {
    double[] detail = details[slot(number)];
    detail[detail.length - 1] = ratio;
    listener.onFrame(number, time(number), detail);
  }

  private int slot(long number) {
    return (int) (number % capacity);
  }
}
