package io.github.clipsearch.video.decoding;

import io.github.clipsearch.video.VideoInfo;

/**
 * Decodes the pictures of one open file, one after the other, and owns everything native that this
 * takes. Belongs to one thread at a time. {@link PictureStream} calls nothing after {@link #close},
 * and calls that once.
 *
 * @param <P> what the native library calls a picture
 */
public interface PictureSource<P> extends AutoCloseable {
  /**
   * What the file's header says.
   *
   * @return the same value at every call
   */
  VideoInfo info();

  /**
   * Decodes the next picture in presentation order. What cannot be decoded is skipped and counted
   * in {@link #losses}.
   *
   * @return false at the end
   * @throws io.github.clipsearch.VideoReadException when decoding cannot go on, and what came
   *     before is all that can be had
   */
  boolean next();

  /**
   * The picture that {@link #next} decoded last; the next call may overwrite it.
   *
   * @return the picture, which stays the source's
   */
  P picture();

  /**
   * The current picture's own time.
   *
   * @return seconds, negative for a picture that is not to be presented, NaN when the file has none
   */
  double timestamp();

  /**
   * How the current picture is to be shown; can change from picture to picture.
   *
   * @return the size and the orientation
   */
  Geometry geometry();

  /**
   * Scales a picture as it is stored, not turned, to packed RGB, with an antialiasing filter.
   *
   * @param picture the current one or one that was kept
   * @param width of the result, at least 1
   * @param height of the result, at least 1
   * @param target receives {@code 3 * width * height} bytes from index 0 on; is long enough
   */
  void scale(P picture, int width, int height, byte[] target);

  /**
   * Makes the current picture survive the next call of {@link #next}, without copying where the
   * library can share it.
   *
   * @param picture the current picture
   * @return another reference to it, for {@link #release}
   */
  P keep(P picture);

  /**
   * Gives a kept picture's memory back. Called exactly once for each, before {@link #close}.
   *
   * @param kept what {@link #keep} returned
   */
  void release(P kept);

  /**
   * How much memory a picture holds.
   *
   * @param picture the current one or one that was kept
   * @return bytes, approximately
   */
  long bytes(P picture);

  /**
   * The account of what could not be decoded, which the source keeps.
   *
   * @return the same object at every call, also after {@link #close}
   */
  Losses losses();

  /** Releases everything native. */
  @Override
  void close();
}
