package io.github.clipsearch;

import org.jspecify.annotations.Nullable;

/**
 * A call of a store ended early because its thread was interrupted; what was stored before is
 * unchanged, and the store can be used as before. The thread's interrupt status is set.
 */
public class StoreInterruptedException extends IndexStoreException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was interrupted
   */
  public StoreInterruptedException(String message) {
    this(message, null);
  }

  /**
   * Creates the exception with a cause.
   *
   * @param message what was interrupted
   * @param cause what led to it, or null
   */
  public StoreInterruptedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
