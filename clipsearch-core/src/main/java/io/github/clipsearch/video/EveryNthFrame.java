package io.github.clipsearch.video;

import java.util.List;

/** The first frame of a stream and every n-th after it. Owns the stream. */
final class EveryNthFrame implements VideoStream {
  private final VideoStream stream;
  private final int interval;
  private boolean started;

  EveryNthFrame(VideoStream stream, int interval) {
    this.stream = stream;
    this.interval = interval;
  }

  @Override
  public VideoInfo info() {
    return stream.info();
  }

  @Override
  public boolean advance() {
    int steps = started ? interval : 1;
    started = true;
    for (int i = 0; i < steps; i++) {
      if (!stream.advance()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Frame frame() {
    return stream.frame();
  }

  @Override
  public List<String> warnings() {
    return stream.warnings();
  }

  @Override
  public String decoderName() {
    return stream.decoderName();
  }

  @Override
  public void close() {
    stream.close();
  }
}
