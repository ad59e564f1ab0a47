package io.github.clipsearch;

/** Wants to know how indexing goes on. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called on the indexing thread every few frames, at every new scene and at the end; indexing
   * waits for it. An exception from it ends the indexing of this video and reaches the caller.
   *
   * @param progress how far indexing is
   */
  void onProgress(IndexProgress progress);
}
