package io.github.clipsearch;

import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;

/** What is said about decoders that give nothing. */
final class Decoders {
  private Decoders() {}

  static VideoReadException noFrames(Path file, VideoStream stream) {
    return new VideoReadException(
        file,
        VideoReadException.Reason.UNREADABLE,
        "it has a video stream, but not one frame could be decoded; the file is damaged or cut off"
            + " ("
            + String.join(" ", stream.warnings())
            + ")");
  }
}
