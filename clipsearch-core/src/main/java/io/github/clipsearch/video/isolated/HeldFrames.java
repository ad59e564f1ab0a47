package io.github.clipsearch.video.isolated;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Frames that the child holds for its parent, each until nobody can ask for it any more. */
final class HeldFrames implements AutoCloseable {
  private final Map<Long, Held> frames = new HashMap<>();

  /** Positions of the frames that the application has not gone beyond yet. */
  private final Deque<Long> ahead = new ArrayDeque<>();

  private static final class Held {
    private final KeptFrame frame;
    private int uses = 1;

    Held(KeptFrame frame) {
      this.frame = frame;
    }
  }

  /** Holds a new frame until the application has gone beyond it. */
  void addAhead(long position, KeptFrame frame) {
    frames.put(position, new Held(frame));
    ahead.addLast(position);
  }

  /** Holds a new frame for its one keeper. */
  void addKept(long position, KeptFrame frame) {
    frames.put(position, new Held(frame));
  }

  /** Adds a keeper, if the frame is held. */
  boolean keep(long position) {
    Held held = frames.get(position);
    if (held == null) {
      return false;
    }
    held.uses++;
    return true;
  }

  /** Takes a keeper away, and drops the frame with the last. */
  void release(long position) {
    Held held = frames.get(position);
    if (held != null && --held.uses == 0) {
      frames.remove(position);
      held.frame.close();
    }
  }

  /** The application has gone beyond these. */
  void releaseBefore(long position) {
    while (!ahead.isEmpty() && ahead.getFirst() < position) {
      release(ahead.removeFirst());
    }
  }

  Optional<Frame> find(long position) {
    Held held = frames.get(position);
    return held == null ? Optional.empty() : Optional.of(held.frame);
  }

  @Override
  public void close() {
    frames.values().forEach(held -> held.frame.close());
    frames.clear();
    ahead.clear();
  }
}
