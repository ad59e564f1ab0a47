package io.github.clipsearch;

import org.jspecify.annotations.Nullable;

/** The object was used after it had been closed. */
public class AlreadyClosedException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was wrong, what was expected and what to do
   */
  public AlreadyClosedException(String message) {
    this(message, null);
  }

  /**
   * Creates the exception with a cause.
   *
   * @param message what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public AlreadyClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
