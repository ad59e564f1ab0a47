package io.github.clipsearch.video;

import java.util.List;

/** A stream whose first frame was decoded to see whether it can be, and was not shown yet. */
final class StartedStream implements VideoStream {
  private final VideoStream stream;
  private final String decoderName;
  private boolean firstIsNext = true;
  private boolean closed;

  /**
   * Owns the stream.
   *
   * @param stream that has advanced to its first frame
   * @param decoderName of the decoder that opened it
   */
  StartedStream(VideoStream stream, String decoderName) {
    this.stream = stream;
    this.decoderName = decoderName;
  }

  @Override
  public VideoInfo info() {
    return stream.info();
  }

  @Override
  public boolean advance() {
    if (firstIsNext && !closed) {
      firstIsNext = false;
      return true;
    }
    return stream.advance();
  }

  @Override
  public Frame frame() {
    if (firstIsNext && !closed) {
      throw new IllegalStateException(
          "there is no current frame: call advance() first, and only while it returns true");
    }
    return stream.frame();
  }

  @Override
  public List<String> warnings() {
    return stream.warnings();
  }

  @Override
  public String decoderName() {
    return stream.decoderName().isEmpty() ? decoderName : stream.decoderName();
  }

  @Override
  public void close() {
    closed = true;
    stream.close();
  }
}
