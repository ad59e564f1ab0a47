package io.github.clipsearch.scene;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the cuts of a video while it is decoded once, front to back. A detector holds settings only
 * and is safe for use by several threads; what it learns of one video lives in a {@link Session}.
 */
public interface SceneDetector {
  /**
   * Starts on a new video.
   *
   * @param video what the file's header says
   * @return a session for this video alone
   */
  Session open(VideoInfo video);

  /**
   * The detector and its settings in one line, such as {@code content(threshold=27.0)}. An index
   * remembers it: a video is detected anew when the line has changed.
   *
   * @return the same line for the same behaviour
   */
  String describe();

  /** Detection on one video. Belongs to one thread at a time. */
  interface Session {
    /**
     * Looks at the next frame.
     *
     * @param frame every frame of the video in turn, valid during the call only
     * @return the cuts that have become certain, as ascending frame numbers, each greater than all
     *     that were returned before, greater than 0 and at most this frame's number; usually empty.
     *     A cut before this frame must have been announced by {@link #undecidedCut()}
     */
    List<Long> accept(Frame frame);

    /**
     * The earliest frame accepted so far that may still turn out to be a cut. The sampler keeps
     * more frames while there is one, so that a scene announced late still has its frames.
     *
     * @return a frame number, or empty when every frame so far is decided
     */
    default OptionalLong undecidedCut() {
      return OptionalLong.empty();
    }

    /**
     * Tells that the video has ended.
     *
     * @return the cuts that only the end has made certain, under the same rules as {@link #accept}
     */
    default List<Long> finish() {
      return List.of();
    }
  }
}
