package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;

/**
 * The scores of the last frames of a video: one frame in the centre, and a number of frames before
 * and after it. Frames are known by their position among those that were seen, which has no gaps.
 * Allocates nothing after it was made.
 */
final class ScoreWindow {
  private final int width;
  private final int capacity;
  private final double[] scores;
  private final double[] times;
  private final long[] numbers;
  private final double[][] details;
  private long size;

  ScoreWindow(int width) {
    this.width = width;
    capacity = 2 * width + 1;
    scores = new double[capacity];
    times = new double[capacity];
    numbers = new long[capacity];
    details = new double[capacity][ContentMeter.SCORE_NAMES.size() + 1];
  }

  /** Adds the next frame; the oldest is forgotten when the window is full. */
  void add(Frame frame, double score, double[] detail) {
    int slot = slot(size);
    scores[slot] = score;
    times[slot] = frame.time();
    numbers[slot] = frame.number();
    System.arraycopy(detail, 0, details[slot], 0, detail.length);
    size++;
  }

  /** How many frames there were so far, which is one more than the last one's position. */
  long size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean hasCentre() {
    return size >= capacity;
  }

  /** The position of the frame with as many frames before as after it. */
  long centre() {
    return size - 1 - width;
  }

  /** The first frame that has not been, and may still come to be, the centre. */
  long firstUnjudged() {
    return Math.max(width, size - width);
  }

  double score(long position) {
    return scores[slot(position)];
  }

  double time(long position) {
    return times[slot(position)];
  }

  /** The frame's own number, which has gaps where frames are left out. */
  long number(long position) {
    return numbers[slot(position)];
  }

  /** Without the centre's own score; in the reference's order of addition. */
  double meanOfNeighbours() {
    double sum = 0;
    for (long position = size - capacity; position < size; position++) {
      if (position != centre()) {
        sum += score(position);
      }
    }
    return sum / (2.0 * width);
  }

  void tell(FrameScores listener, long position, double ratio) {
    double[] detail = details[slot(position)];
    detail[detail.length - 1] = ratio;
    listener.onFrame(number(position), time(position), detail);
  }

  private int slot(long position) {
    return (int) (position % capacity);
  }
}
