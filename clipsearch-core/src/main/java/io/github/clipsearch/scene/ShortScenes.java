package io.github.clipsearch.scene;

/** What becomes of scenes that would be shorter than a detector's minimum length. */
public enum ShortScenes {
  /** Consecutive cuts that are too close become one, at the last of them. */
  MERGE,
  /** Cuts that come too early are ignored. */
  SUPPRESS
}
