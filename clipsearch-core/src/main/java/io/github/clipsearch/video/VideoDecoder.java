package io.github.clipsearch.video;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens video files. An implementation is safe for use by several threads, has a public constructor
 * without parameters, and is found on the class path through {@link java.util.ServiceLoader}.
 */
public interface VideoDecoder {
  /**
   * A short name that users can choose the decoder by.
   *
   * @return lower case, such as {@code humble}
   */
  String name();

  /**
   * Opens a video stream of a local file that is not an attached picture; of several the best, for
   * which {@link io.github.clipsearch.video.decoding.Containers#streamRank} has a rule. Only this
   * file is read: a playlist or a reference to other files is refused.
   *
   * @param file a regular file
   * @return the stream, positioned before its first frame; the caller closes it
   * @throws VideoReadException when the file cannot be read as a video
   */
  VideoStream open(Path file);

  /**
   * Opens a file of which only some frames are wanted. The default can leave out frames at regular
   * intervals; a decoder that knows which packets hold key frames overrides it.
   *
   * @param file a regular file
   * @param frames which frames to read
   * @return the stream of these frames; see {@link #open(Path)}
   * @throws VideoReadException when the file cannot be read as a video
   * @throws ClipSearchException when this decoder cannot tell key frames
   */
  default VideoStream open(Path file, FrameSelection frames) {
    if (frames.isKeyFramesOnly()) {
      throw new ClipSearchException(
          "The decoder "
              + name()
              + " cannot tell key frames from others; take another decoder or every n-th frame");
    }
    VideoStream stream = open(file);
    return frames.isAll() ? stream : new EveryNthFrame(stream, frames.interval());
  }

  /**
   * Refuses what cannot be a video file, with the message that all decoders share. Implementations
   * call it first in {@link #open}.
   *
   * @param file the path to look at
   * @throws VideoReadException when there is no such file, it is not a regular file, it is empty or
   *     may not be read
   */
  static void requireReadableFile(Path file) {
    if (!Files.exists(file)) {
      throw new VideoReadException(
          file, Reason.NOT_FOUND, "there is no such file; check the path and its spelling");
    }
    if (!Files.isRegularFile(file)) {
      throw new VideoReadException(
          file,
          Reason.NOT_A_FILE,
          Files.isDirectory(file)
              ? "it is a directory; pass the video files in it one by one"
              : "it is not a regular file");
    }
    if (!Files.isReadable(file)) {
      throw new VideoReadException(file, Reason.IO_ERROR, "this process may not read it");
    }
    try {
      if (Files.size(file) == 0) {
        throw new VideoReadException(file, Reason.EMPTY, "the file is empty");
      }
    } catch (IOException e) {
      throw new VideoReadException(file, Reason.IO_ERROR, String.valueOf(e.getMessage()), e);
    }
  }
}
