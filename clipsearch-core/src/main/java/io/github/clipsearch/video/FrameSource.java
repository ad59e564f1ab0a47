package io.github.clipsearch.video;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where the frames came from that scenes were made of.
 *
 * @param decoder name of the decoder that read the video, empty when it is not known
 * @param frames which frames of the video were read
 */
public record FrameSource(String decoder, FrameSelection frames) implements Serializable {
  /** All frames, by whichever decoder. */
  public static final FrameSource UNKNOWN = new FrameSource("", FrameSelection.all());

  /** Checks for null. */
  public FrameSource {
    Objects.requireNonNull(decoder, "decoder");
    Objects.requireNonNull(frames, "frames");
  }

  /**
   * The source of an open video's frames.
   *
   * @param decoder that opened it
   * @param stream the open video
   * @param frames that were asked for
   * @return the decoder inside, where the stream knows it, and the frames
   */
  public static FrameSource of(VideoDecoder decoder, VideoStream stream, FrameSelection frames) {
    String inside = stream.decoderName();
    return new FrameSource(inside.isEmpty() ? decoder.name() : inside, frames);
  }
}
