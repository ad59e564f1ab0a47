package io.github.clipsearch.store;

/** How much of a video is in the index. */
public enum VideoStatus {
  /** Every frame was decoded. */
  COMPLETE,
  /** Some frames were lost to damage; {@link VideoRecord#warnings()} says what. */
  PARTIAL
}
