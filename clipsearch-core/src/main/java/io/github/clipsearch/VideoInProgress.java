package io.github.clipsearch;

import java.util.function.BooleanSupplier;

/** A video that was decoded, if it had to be, and waits for the last of its embeddings. */
interface VideoInProgress extends AutoCloseable {
  /** Whether {@link #finish} need not wait for the encoder. */
  boolean isReady();

  /**
   * Waits for the embeddings and stores the video.
   *
   * @throws EncodingException when the encoder has failed
   * @throws IndexingInterruptedException when cancelled, or the thread was interrupted
   */
  IndexResult finish(BooleanSupplier cancelled);

  /** Gives the video up, unless it is finished. Closing twice is allowed. */
  @Override
  void close();

  /** A video that needed no decoding. */
  record Known(IndexResult result) implements VideoInProgress {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public IndexResult finish(BooleanSupplier cancelled) {
      return result;
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
