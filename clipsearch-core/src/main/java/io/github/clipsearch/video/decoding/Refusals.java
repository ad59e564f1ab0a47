package io.github.clipsearch.video.decoding;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a file is refused when it is opened, in the words that all decoders share. */
public final class Refusals {
  private Refusals() {}

  /**
   * The content is no video, or its beginning is missing.
   *
   * @param file the video file
   * @param detail the native library's own words
   * @param cause what led to it, or null
   * @return the exception to throw
   */
  public static VideoReadException unreadable(Path file, String detail, @Nullable Throwable cause) {
    return new VideoReadException(
        file,
        Reason.UNREADABLE,
        "it is no video file in a known format, or its header is missing or cut off (unfinished"
            + " recording or download); check with a video player, copy or download it again ["
            + detail
            + "]",
        cause);
  }

  /**
   * There is a video stream, of which not even the size of its pictures is known.
   *
   * @param file the video file
   * @return the exception to throw
   */
  public static VideoReadException sizeless(Path file) {
    return new VideoReadException(
        file,
        Reason.UNREADABLE,
        "its video stream holds no picture that can be decoded, not even its size is known; the"
            + " file is damaged or cut off: copy or download it again");
  }

  /**
   * The pictures are larger than {@link DecodingLimits#PIXELS}.
   *
   * @param file the video file
   * @param width of the stored pictures
   * @param height of the stored pictures
   * @return the exception to throw
   */
  public static VideoReadException tooLarge(Path file, int width, int height) {
    return new VideoReadException(
        file,
        Reason.UNREADABLE,
        "its pictures have %d x %d pixels, more than the %d that are decoded"
            .formatted(width, height, DecodingLimits.PIXELS));
  }

  /**
   * No stream holds a video to watch.
   *
   * @param file the video file
   * @param coverPicture whether there is the cover of a sound recording
   * @return the exception to throw
   */
  public static VideoReadException noVideo(Path file, boolean coverPicture) {
    return new VideoReadException(
        file,
        Reason.NO_VIDEO,
        coverPicture
            ? "its only picture is the cover of a sound recording"
            : "it has no video stream, only sound or other data");
  }
}
