package io.github.clipsearch.video;

import io.github.clipsearch.ClipSearchException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/**
 * Finds decoders on the class path, and lets several stand in for each other.
 *
 * <p>A decoder made here opens a file with the first decoder that can decode at least its first
 * frame. It goes on to the next decoder when one lacks the codec, does not recognise the content,
 * finds no video in it, cannot decode a single frame, cannot read the {@link FrameSelection}, or
 * has no native library for this platform. It does not when the file is missing, empty or not to be
 * read, when the thread is interrupted, or when an isolated decoder's process has failed: what
 * crashes one decoder is not handed to another. When none can, the exception says what each of them
 * says, and which dependency may help.
 */
public final class VideoDecoders {
  private static final String PREFERRED = "humble";

  static final String DEPENDENCIES =
      "io.github.clipsearch:clipsearch-ffmpeg-bytedeco (LGPL) and"
          + " io.github.clipsearch:clipsearch-ffmpeg (AGPL)";

  private VideoDecoders() {}

  /**
   * All decoders on the class path: {@code humble} first, then by name.
   *
   * @return a decoder that tries them in this order
   * @throws ClipSearchException when there is none
   */
  public static VideoDecoder onClassPath() {
    return new FallbackDecoder(found(PREFERRED), true);
  }

  /**
   * All decoders on the class path, a certain one first.
   *
   * @param name of the decoder to try first, such as {@code bytedeco}
   * @return a decoder that tries this one, then the others as {@link #onClassPath} does
   * @throws ClipSearchException when there is no decoder of this name
   */
  public static VideoDecoder preferring(String name) {
    Objects.requireNonNull(name, "name");
    List<VideoDecoder> decoders = new ArrayList<>(found(PREFERRED));
    VideoDecoder preferred =
        decoders.stream()
            .filter(decoder -> decoder.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new ClipSearchException(
                        "No video decoder named '%s' is on the class path; those there are %s. The dependencies %s bring 'bytedeco' and 'humble'."
                            .formatted(
                                name,
                                decoders.stream().map(VideoDecoder::name).toList(),
                                DEPENDENCIES)));
    decoders.remove(preferred);
    decoders.add(0, preferred);
    return new FallbackDecoder(decoders, true);
  }

  /**
   * Certain decoders.
   *
   * @param decoders at least one; they stay the caller's, who closes those that can be closed
   * @return a decoder that tries them in this order
   * @throws IllegalArgumentException when there is none
   */
  public static VideoDecoder inOrder(List<VideoDecoder> decoders) {
    return new FallbackDecoder(decoders, false);
  }

  private static List<VideoDecoder> found(String preferred) {
    List<VideoDecoder> found =
        ServiceLoader.load(VideoDecoder.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(
                Comparator.comparing((VideoDecoder decoder) -> !decoder.name().equals(preferred))
                    .thenComparing(VideoDecoder::name))
            .toList();
    if (found.isEmpty()) {
      throw new ClipSearchException(
          "No video decoder is on the class path. Add one of the dependencies "
              + DEPENDENCIES
              + ", or give a VideoDecoder of your own to the builder.");
    }
    return found;
  }
}
