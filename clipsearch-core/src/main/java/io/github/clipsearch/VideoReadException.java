package io.github.clipsearch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A video file could not be read; {@link #reason()} says why in a form that programs can use. */
public class VideoReadException extends ClipSearchException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final Reason reason;
  private final String problem;

  /** Why a video could not be read. */
  public enum Reason {
    /** There is no such file. */
    NOT_FOUND,
    /** It is a directory or another thing that is not a regular file. */
    NOT_A_FILE,
    /** The file has no content. */
    EMPTY,
    /** The content is no video that the decoder recognises, or its header is missing or cut off. */
    UNREADABLE,
    /** The file was read but holds no picture: sound only, for example. */
    NO_VIDEO,
    /** There is a video stream, but this decoder lacks its codec; another decoder may have it. */
    UNSUPPORTED_CODEC,
    /** The file may not be read, or reading failed below the decoder. */
    IO_ERROR,
    /**
     * The decoder itself broke down: its own process died or gave no frame within the time limit
     * (see {@code IsolatedVideoDecoder}). Other files are not affected; another attempt may
     * succeed.
     */
    DECODER_FAILED
  }

  /**
   * Creates the exception; the message starts with the file.
   *
   * @param file the video file
   * @param reason the kind of failure
   * @param problem what was wrong, what was expected and what to do
   */
  public VideoReadException(Path file, Reason reason, String problem) {
    this(file, reason, problem, null);
  }

  /**
   * Creates the exception with a cause; the message starts with the file.
   *
   * @param file the video file
   * @param reason the kind of failure
   * @param problem what was wrong, what was expected and what to do
   * @param cause what led to it, or null
   */
  public VideoReadException(Path file, Reason reason, String problem, @Nullable Throwable cause) {
    super("Cannot read the video " + file + ": " + problem, cause);
    this.file = file;
    this.reason = reason;
    this.problem = problem;
  }

  /**
   * The video file.
   *
   * @return the path as it was given
   */
  public Path file() {
    return file;
  }

  /**
   * The message without the file.
   *
   * @return what was wrong, what was expected and what to do
   */
  public String problem() {
    return problem;
  }

  /**
   * The kind of failure.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
