package io.github.clipsearch;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Indexing stopped because its thread was interrupted or its engine closed; nothing was stored. The
 * thread's interrupt status is left as it was.
 */
public class IndexingInterruptedException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was wrong, what was expected and what to do
   */
  public IndexingInterruptedException(String message) {
    this(message, null);
  }

  /**
   * Creates the exception with a cause.
   *
   * @param message what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public IndexingInterruptedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Ends the indexing of a file, when it is to end early. */
  static void throwIf(BooleanSupplier cancelled, Path file) {
    if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new IndexingInterruptedException(
          "Indexing of " + file + " was interrupted; the index is as it was before.");
    }
  }
}
