package io.github.clipsearch.encoder.hub;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failure that may pass: the request can be repeated. */
final class TransientFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ModelDownloadException failure;
  private final transient @Nullable Duration retryAfter;

  TransientFailure(ModelDownloadException failure) {
    this(failure, null);
  }

  TransientFailure(ModelDownloadException failure, @Nullable Duration retryAfter) {
    super(failure);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  /** What to throw when there is no further attempt. */
  ModelDownloadException failure() {
    return failure;
  }

  /** How long the server wants to be left alone. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
