package io.github.clipsearch.encoder.hub;

/** Is told how a download gets on. */
@FunctionalInterface
public interface DownloadListener {
  /**
   * Called when a file begins, about every MiB, and when it is complete; from the thread that
   * called {@link HubModels#resolve}, which waits meanwhile. What it throws ends the download; the
   * next one continues there.
   *
   * @param progress how far one file is (never null)
   */
  void onProgress(DownloadProgress progress);
}
