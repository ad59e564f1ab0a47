package io.github.clipsearch;

import org.jspecify.annotations.Nullable;

/** The store could not be opened, read or written; what was stored before is unchanged. */
public class IndexStoreException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was wrong, what was expected and what to do
   */
  public IndexStoreException(String message) {
    this(message, null);
  }

  /**
   * Creates the exception with a cause.
   *
   * @param message what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public IndexStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
