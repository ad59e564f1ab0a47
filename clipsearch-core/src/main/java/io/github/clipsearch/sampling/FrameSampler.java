package io.github.clipsearch.sampling;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import java.util.List;
import java.util.function.Function;

/**
 * Chooses a few frames of each scene while the video is decoded once, front to back, without
 * knowing where a scene will end. A sampler holds settings only and is safe for use by several
 * threads; its memory of one video lives in a {@link Session}.
 *
 * @see #spread(int)
 */
public interface FrameSampler {
  /**
   * Starts on a new video.
   *
   * @param capture makes the picture to keep of a frame; costly, so it is called only for frames
   *     that may be chosen
   * @return a session for this video alone
   */
  Session open(Function<Frame, RgbImage> capture);

  /**
   * The sampler and its settings in one line, such as {@code spread(3)}. An index remembers it: a
   * video is sampled anew when the line has changed.
   *
   * @return the same line for the same behaviour
   */
  String describe();

  /**
   * Samples spread evenly over the scene: of {@code count} equal parts the middle of each, as near
   * as the kept frames allow.
   *
   * @param count samples per scene, at least 1; shorter scenes give fewer
   * @return the sampler
   * @throws IllegalArgumentException when {@code count} is below 1
   */
  static FrameSampler spread(int count) {
    return new SpreadSampler(count);
  }

  /**
   * Sampling of one video. Belongs to one thread at a time and keeps a bounded number of frames.
   */
  interface Session {
    /**
     * Looks at the next frame.
     *
     * @param frame every frame of the video in turn, valid during the call only
     * @param undecided true while the detector may still report a cut at this or an earlier frame:
     *     the frame may belong to a scene that is not known yet
     */
    void accept(Frame frame, boolean undecided);

    /**
     * Ends a scene. Scenes come in order, without gaps; frames from {@link Scene#endFrame()} on
     * that were accepted already belong to the next one.
     *
     * @param scene the scene that has ended
     * @return at least one sample of the scene, in ascending order
     */
    List<Sample> take(Scene scene);
  }
}
