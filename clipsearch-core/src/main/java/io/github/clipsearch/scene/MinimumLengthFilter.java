package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import java.util.OptionalLong;

/**
 * Turns "this frame differs from the one before" into cuts that lie a minimum time apart: the
 * {@code FlashFilter} of PySceneDetect 0.7 ({@code scenedetect/detector.py}).
 *
 * <p>{@link ShortScenes#SUPPRESS} ignores differences until the minimum has passed since the last
 * cut. {@link ShortScenes#MERGE} waits, when a difference comes too early, until the differences
 * have stopped for the minimum time, and then cuts at the last one: a flash or a burst of short
 * shots becomes one scene.
 */
final class MinimumLengthFilter {
  private final ShortScenes mode;
  private final boolean unlimited;
  private final MinimumLength.Rule minimum;

  private boolean started;
  private long lastNumber;
  private double lastTime;
  private boolean cutBefore;
  private boolean merging;
  private boolean undecided;
  private long mergeStartNumber;
  private double mergeStartTime;

  MinimumLengthFilter(ShortScenes mode, int minimumFrames, double frameRate) {
    this(mode, MinimumLength.ofFrames(minimumFrames), frameRate);
  }

  MinimumLengthFilter(ShortScenes mode, MinimumLength minimum, double frameRate) {
    this.mode = mode;
    this.unlimited = minimum.isNone();
    this.minimum = minimum.at(frameRate);
  }

  /**
   * Looks at the next frame.
   *
   * @return the cut that has become certain, or empty
   */
  OptionalLong accept(Frame frame, boolean different) {
    if (unlimited) {
      return different ? OptionalLong.of(frame.number()) : OptionalLong.empty();
    }
    if (!started) {
      started = true;
      remember(frame);
    }
    boolean longEnough = minimum.isMet(lastNumber, lastTime, frame.number(), frame.time());
    if (mode == ShortScenes.SUPPRESS) {
      return suppress(frame, different, longEnough);
    }
    OptionalLong cut = merge(frame, different, longEnough);
    // Once the minimum time has passed since the last difference, that frame is no cut any more.
    undecided = merging && !minimum.isMet(lastNumber, lastTime, frame.number(), frame.time());
    return cut;
  }

  /** The frame that may still turn out to be a cut. */
  OptionalLong undecidedCut() {
    return undecided ? OptionalLong.of(lastNumber) : OptionalLong.empty();
  }

  private OptionalLong suppress(Frame frame, boolean different, boolean longEnough) {
    if (!different || !longEnough) {
      return OptionalLong.empty();
    }
    remember(frame);
    return OptionalLong.of(frame.number());
  }

  private OptionalLong merge(Frame frame, boolean different, boolean longEnough) {
    if (different) {
      remember(frame);
    }
    if (merging) {
      if (longEnough
          && !different
          && minimum.isMet(mergeStartNumber, mergeStartTime, lastNumber, lastTime)) {
        merging = false;
        return OptionalLong.of(lastNumber);
      }
      return OptionalLong.empty();
    }
    if (!different) {
      return OptionalLong.empty();
    }
    if (longEnough) {
      cutBefore = true;
      return OptionalLong.of(frame.number());
    }
    // As the reference does: what comes too early before the first cut is dropped, not merged.
    if (cutBefore) {
      merging = true;
      mergeStartNumber = frame.number();
      mergeStartTime = frame.time();
    }
    return OptionalLong.empty();
  }

  private void remember(Frame frame) {
    lastNumber = frame.number();
    lastTime = frame.time();
  }
}
