package io.github.clipsearch;

import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.ServiceLoader;

/** Finds the decoder when the user has named none. */
final class Decoders {
  private static final String PREFERRED = "humble";

  private Decoders() {}

  /** The preferred decoder when it is there, else the first by name. */
  static VideoDecoder onClassPath() {
    return ServiceLoader.load(VideoDecoder.class).stream()
        .map(ServiceLoader.Provider::get)
        .min(
            Comparator.comparing((VideoDecoder decoder) -> !decoder.name().equals(PREFERRED))
                .thenComparing(VideoDecoder::name))
        .orElseThrow(
            () ->
                new ClipSearchException(
                    "No video decoder is on the class path. Add one of the dependencies"
                        + " io.github.clipsearch:clipsearch-ffmpeg-bytedeco (LGPL) and"
                        + " io.github.clipsearch:clipsearch-ffmpeg (AGPL), or give a VideoDecoder"
                        + " of your own to the builder."));
  }

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
