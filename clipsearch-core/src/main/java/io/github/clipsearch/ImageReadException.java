package io.github.clipsearch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An image could not be read. */
public class ImageReadException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception; the message starts with the file.
   *
   * @param file the image file
   * @param problem what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public ImageReadException(Path file, String problem, @Nullable Throwable cause) {
    super("Cannot read the image " + file + ": " + problem, cause);
  }

  /**
   * Creates the exception for an image that comes from a stream.
   *
   * @param problem what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public ImageReadException(String problem, @Nullable Throwable cause) {
    super("Cannot read the image from the stream: " + problem, cause);
  }
}
