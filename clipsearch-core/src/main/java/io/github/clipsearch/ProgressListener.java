package io.github.clipsearch;

/** Wants to know how indexing goes on. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called every few frames, at every new scene and when all frames are decoded, which is before
   * the last scenes are embedded and the video is stored. The calls for one video come one at a
   * time from one thread, and decoding waits for them: {@link VideoSearchEngine#index} calls on its
   * own calling thread, {@link VideoSearchEngine#indexAll} on that or another. A listener of
   * several requests must be safe for use by several threads.
   *
   * <p>An exception from it ends the indexing of this video, and of those in the batch that have
   * not been decoded, and reaches the caller.
   *
   * @param progress how far indexing is
   */
  void onProgress(IndexProgress progress);
}
