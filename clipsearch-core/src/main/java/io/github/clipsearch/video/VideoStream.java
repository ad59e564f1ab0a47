package io.github.clipsearch.video;

import io.github.clipsearch.VideoReadException;
import java.util.List;

/**
 * The frames of one open video, front to back. Belongs to one thread at a time.
 *
 * <pre>{@code
 * try (VideoStream stream = decoder.open(file)) {
 *   while (stream.advance()) {
 *     Frame frame = stream.frame();
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>Frames with a negative timestamp (the pre-roll of an edit list) are not presented: they are
 * skipped and not numbered. Frames without a timestamp continue the time line at the frame rate.
 * Packets that cannot be decoded are skipped and reported in {@link #warnings()}.
 */
public interface VideoStream extends AutoCloseable {
  /**
   * What the file's header says.
   *
   * @return the same value at every call, also after {@link #close()}
   */
  VideoInfo info();

  /**
   * Decodes the next frame.
   *
   * @return true when {@link #frame()} is the next frame, false at the end of the video
   * @throws VideoReadException when reading fails in a way that decoding cannot go on from; frames
   *     delivered before stay good
   * @throws io.github.clipsearch.AlreadyClosedException when the stream was closed
   */
  boolean advance();

  /**
   * The current frame.
   *
   * @return the frame that the last {@link #advance()} decoded; valid until the next one
   * @throws IllegalStateException before the first and after the last frame
   */
  Frame frame();

  /**
   * What was lost so far: packets that could not be decoded, an end that came too early. A video
   * with warnings is only partly readable.
   *
   * @return one sentence each, at most a handful however many packets were bad; empty when all went
   *     well; stays available after {@link #close()}
   */
  List<String> warnings();

  /**
   * Which decoder gives the frames, where that is not the one that was asked to open the video.
   *
   * @return name of the decoder inside; empty when it is the asked one
   */
  default String decoderName() {
    return "";
  }

  /** Releases the file and all native memory. Closing twice is allowed. */
  @Override
  void close();
}
