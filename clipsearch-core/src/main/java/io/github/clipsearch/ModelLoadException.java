package io.github.clipsearch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A checkpoint could not be loaded: a file is missing, damaged, or of an unsupported kind. */
public class ModelLoadException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception; the message starts with the path.
   *
   * @param path the checkpoint's folder or the file in it that is at fault
   * @param problem what was wrong, what was expected and what to do
   */
  public ModelLoadException(Path path, String problem) {
    this(path, problem, null);
  }

  /**
   * Creates the exception with a cause; the message starts with the path.
   *
   * @param path the checkpoint's folder or the file in it that is at fault
   * @param problem what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public ModelLoadException(Path path, String problem, @Nullable Throwable cause) {
    super("Cannot load the model from " + path + ": " + problem, cause);
  }
}
