package io.github.clipsearch;

import org.jspecify.annotations.Nullable;

/**
 * The index was made by something else: another encoder, another vector dimension, or a format
 * version that this release does not know.
 */
public class IncompatibleIndexException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was wrong, what was expected and what to do
   */
  public IncompatibleIndexException(String message) {
    this(message, null);
  }

  /**
   * Creates the exception with a cause.
   *
   * @param message what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public IncompatibleIndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
