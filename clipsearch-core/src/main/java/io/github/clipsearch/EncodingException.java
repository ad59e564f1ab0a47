package io.github.clipsearch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The encoder failed at pictures of a video; nothing of the video was stored. */
public class EncodingException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception; the message names the file.
   *
   * @param file the video file
   * @param cause what the encoder threw
   */
  public EncodingException(Path file, @Nullable Throwable cause) {
    super(
        "The encoder failed at pictures of %s: %s. The index is as it was before."
            .formatted(file, cause),
        cause);
  }
}
