package io.github.clipsearch.sampling;

import io.github.clipsearch.scene.Scene;
import io.github.clipsearch.video.Frame;
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
   * @param capture makes a sample of a frame, which takes time; called only for frames that were
   *     chosen, or that the session has no other way to keep
   * @return a session for this video alone, to be closed by the caller
   */
  Session open(Function<Frame, Sample> capture);

  /**
   * The sampler and its settings in one line, such as {@code spread(3)}. An index remembers it: a
   * video is sampled anew when the line has changed.
   *
   * @return the same line for the same behaviour
   */
  String describe();

  /**
   * Samples spread evenly over the scene: of {@code count} equal parts the middle of each. Exact as
   * long as the frames that may still be chosen fit {@value SpreadSampler#BUDGET_MEGABYTES} MB
   * (some seconds of large video); in longer scenes as near as every second, fourth, eighth...
   * frame is. A blank frame is passed over for another of its part, or of the scene; when none is
   * found, the scene's samples are blank.
   *
   * <p>One sample, the middle frame, keeps a scene's vector sharp: pictures from the scene find it.
   * More describe a long or changing scene more fully, but their mean is less like any of them.
   *
   * @param count samples per scene, at least 1; shorter scenes give fewer
   * @return the sampler
   * @throws IllegalArgumentException when {@code count} is below 1
   */
  static FrameSampler spread(int count) {
    return new SpreadSampler(count);
  }

  /** Sampling of one video. Belongs to one thread at a time and holds bounded memory. */
  interface Session extends AutoCloseable {
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
     * @return at least one sample of the scene, in ascending order; blank ones count only when all
     *     are
     */
    List<Sample> take(Scene scene);

    /** Releases all kept frames. Closing twice is allowed. */
    @Override
    void close();
  }
}
