package io.github.clipsearch.examples;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a still picture out of a video. */
public final class FrameGrabber {
  /** Times are rounded on their way here; a frame that starts this little later is the one. */
  private static final double ROUNDING_SECONDS = 1e-6;

  private FrameGrabber() {}

  /**
   * The picture that is on the screen at a moment.
   *
   * @param decoder opens the file
   * @param file the video
   * @param time in seconds
   * @return the last frame that starts at or before that moment, or empty when there is none
   */
  public static Optional<RgbImage> at(VideoDecoder decoder, Path file, double time) {
    try (VideoStream stream = decoder.open(file)) {
      KeptFrame shown = null;
      while (stream.advance() && stream.frame().time() <= time + ROUNDING_SECONDS) {
        if (shown != null) {
          shown.close();
        }
        shown = stream.frame().keep();
      }
      try (KeptFrame frame = shown) {
        return Optional.ofNullable(frame).map(Frame::image);
      }
    }
  }
}
