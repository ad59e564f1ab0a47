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

  /** Numbers of the frames that the application has not gone beyond yet. */
  private final Deque<Long> ahead = new ArrayDeque<>();

  private static final class Held {
    private final KeptFrame frame;
    private int uses = 1;

    Held(KeptFrame frame) {
      this.frame = frame;
    }
  }

  /** Holds a new frame until the application has gone beyond it. */
  void addAhead(KeptFrame frame) {
    frames.put(frame.number(), new Held(frame));
    ahead.addLast(frame.number());
  }

  /** Holds a new frame for its one keeper. */
  void addKept(KeptFrame frame) {
    frames.put(frame.number(), new Held(frame));
  }

  /** Adds a keeper, if the frame is held. */
  boolean keep(long number) {
    Held held = frames.get(number);
    if (held == null) {
      return false;
    }
    held.uses++;
    return true;
  }

  /** Takes a keeper away, and drops the frame with the last. */
  void release(long number) {
    Held held = frames.get(number);
    if (held != null && --held.uses == 0) {
      frames.remove(number);
      held.frame.close();
    }
  }

  /** The application has gone beyond these. */
  void releaseBefore(long number) {
    while (!ahead.isEmpty() && ahead.getFirst() < number) {
      release(ahead.removeFirst());
    }
  }

  Optional<Frame> find(long number) {
    Held held = frames.get(number);
    return held == null ? Optional.empty() : Optional.of(held.frame);
  }

  @Override
  public void close() {
    frames.values().forEach(held -> held.frame.close());
    frames.clear();
    ahead.clear();
  }
}
