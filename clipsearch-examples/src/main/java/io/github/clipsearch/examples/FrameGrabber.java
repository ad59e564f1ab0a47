package io.github.clipsearch.examples;

import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a still picture out of a video. */
public final class FrameGrabber {
  private FrameGrabber() {}

  /**
   * The picture that is shown at a moment.
   *
   * @param decoder opens the file
   * @param file the video
   * @param time in seconds
   * @return the first frame from that moment on, or empty when the video ends before it
   */
  public static Optional<RgbImage> at(VideoDecoder decoder, Path file, double time) {
    try (VideoStream stream = decoder.open(file)) {
      while (stream.advance()) {
        if (stream.frame().time() >= time) {
          return Optional.of(stream.frame().image());
        }
      }
      return Optional.empty();
    }
  }
}
