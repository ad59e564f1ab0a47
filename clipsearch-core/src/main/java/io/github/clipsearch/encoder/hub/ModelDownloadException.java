package io.github.clipsearch.encoder.hub;

import io.github.clipsearch.ModelLoadException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A model could not be downloaded. What had arrived is kept, and the next attempt continues. */
public class ModelDownloadException extends ModelLoadException {
  private static final long serialVersionUID = 1L;

  /** Why a download failed. */
  public enum Reason {
    /** The model is private or gated, and no token or one without access was given (401, 403). */
    ACCESS_DENIED,
    /** There is no such model, revision or file (404). */
    NOT_FOUND,
    /** The server wants fewer requests (429), also after several waits. */
    TOO_MANY_REQUESTS,
    /** The server failed several times (5xx), or answered something that the hub would not. */
    SERVER_ERROR,
    /** The server could not be reached, or the connection broke again and again. */
    UNREACHABLE,
    /** What arrived has another size or hash than the hub says; it was thrown away. */
    DAMAGED,
    /** The model has no weights in safetensors files. */
    NO_SAFETENSORS,
    /** The local cache could not be read, written or locked. */
    CACHE_UNUSABLE,
    /** The thread was interrupted; its interrupt flag is set. */
    INTERRUPTED
  }

  /** Why the download failed. */
  private final Reason reason;

  /**
   * Creates the exception; the message starts with the model's name.
   *
   * @param model the model's name
   * @param reason why the download failed
   * @param problem what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public ModelDownloadException(
      String model, Reason reason, String problem, @Nullable Throwable cause) {
    super(Path.of(model), problem, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Why the download failed.
   *
   * @return the reason (never null)
   */
  public Reason reason() {
    return reason;
  }
}
