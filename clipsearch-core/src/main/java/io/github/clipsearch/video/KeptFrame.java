package io.github.clipsearch.video;

/**
 * A frame that stays valid when its stream advances; see {@link Frame#keep()}. Owns memory, often
 * native, until it is closed. Belongs to the stream's thread, and shows its picture as long as the
 * stream is open.
 */
public interface KeptFrame extends Frame, AutoCloseable {
  /**
   * How much memory the frame holds.
   *
   * @return bytes, approximately
   */
  long bytes();

  /** Releases the memory. Closing twice is allowed, also after the stream was closed. */
  @Override
  void close();
}
