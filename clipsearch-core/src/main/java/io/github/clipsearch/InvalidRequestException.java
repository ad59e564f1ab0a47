package io.github.clipsearch;

import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be carried out as it was made: an empty query, a limit below one, an id
 * that is too long.
 */
public class InvalidRequestException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was wrong, what was expected and what to do
   */
  public InvalidRequestException(String message) {
    this(message, null);
  }

  /**
   * Creates the exception with a cause.
   *
   * @param message what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public InvalidRequestException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
