package io.github.clipsearch;

import org.jspecify.annotations.Nullable;

/** The root of all exceptions that this library throws on purpose. */
public class ClipSearchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was wrong, what was expected and what to do
   */
  public ClipSearchException(String message) {
    this(message, null);
  }

  /**
   * Creates the exception with a cause.
   *
   * @param message what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public ClipSearchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
