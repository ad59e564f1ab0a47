package io.github.clipsearch.sampling;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import java.util.ArrayList;
import java.util.List;

/** Kept frames in order, at least a certain number of frames apart. Owns them. */
final class Candidates implements AutoCloseable {
  /** Rounding of times must not decide which of two frames is taken. */
  private static final double TIE_SECONDS = 1e-6;

  private final List<KeptFrame> frames = new ArrayList<>();
  private long spacing = 1;

  /** Keeps the frame unless it is too near to the last one. */
  void add(Frame frame) {
    if (frames.isEmpty() || frame.number() >= last().number() + spacing) {
      frames.add(frame.keep());
    }
  }

  /** Takes all frames out of the other candidates, which come after these. */
  void addAll(Candidates later) {
    frames.addAll(later.frames);
    later.frames.clear();
    later.spacing = 1;
  }

  /** Drops the frames that cannot be the nearest to this time or a later one. */
  void dropBefore(double time) {
    int drop = 0;
    while (drop + 1 < frames.size() && frames.get(drop + 1).time() <= time) {
      drop++;
    }
    drop(0, drop);
  }

  /** Doubles the distance between frames until no more than so many are left. */
  void thinTo(int most) {
    while (frames.size() > most) {
      spacing *= 2;
      List<KeptFrame> all = List.copyOf(frames);
      frames.clear();
      for (KeptFrame frame : all) {
        if (frames.isEmpty() || frame.number() >= last().number() + spacing) {
          frames.add(frame);
        } else {
          frame.close();
        }
      }
    }
  }

  /** Drops the frames of scenes that have ended, and keeps every frame from now on. */
  void startAt(long frameNumber) {
    drop(0, countBefore(frameNumber));
    spacing = 1;
  }

  int countBefore(long frameNumber) {
    int count = 0;
    while (count < frames.size() && frames.get(count).number() < frameNumber) {
      count++;
    }
    return count;
  }

  /**
   * The index between the two, both included, of the frame nearest to the time; of two the first.
   */
  int nearest(double time, int first, int last) {
    int best = first;
    for (int i = first + 1; i <= last; i++) {
      if (distance(i, time) < distance(best, time) - TIE_SECONDS) {
        best = i;
      }
    }
    return best;
  }

  private double distance(int index, double time) {
    return Math.abs(frames.get(index).time() - time);
  }

  Frame get(int index) {
    return frames.get(index);
  }

  /** Memory that one frame takes, 0 when there is none to tell. */
  long bytesPerFrame() {
    return frames.isEmpty() ? 0 : last().bytes();
  }

  private KeptFrame last() {
    return frames.get(frames.size() - 1);
  }

  private void drop(int from, int to) {
    List<KeptFrame> dropped = frames.subList(from, to);
    dropped.forEach(KeptFrame::close);
    dropped.clear();
  }

  @Override
  public void close() {
    drop(0, frames.size());
  }
}
