package io.github.clipsearch.store;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.video.FrameSource;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the index knows of a video besides its scenes.
 *
 * @param id the user's or derived from the content; 1 to {@value #MAX_ID_BYTES} bytes of UTF-8
 * @param uri where the video was read from
 * @param width of the upright picture in pixels
 * @param height of the upright picture in pixels
 * @param frameCount number of frames that were read, at least 1
 * @param duration of the file in seconds: what the container says, or the end of the last frame
 *     where that is later or the container says nothing
 * @param sceneCount number of scenes, at least 1
 * @param status whether all of the video could be read
 * @param warnings what was lost, one sentence each; empty when complete
 * @param metadata the user's own values by name: each a {@link String}, {@link Long}, {@link
 *     Double} or {@link Boolean}; see {@link Metadata}
 * @param source by what an unchanged file is recognised
 * @param frameSource which decoder read which frames
 * @param indexedAt when the video was indexed
 */
public record VideoRecord(
    String id,
    URI uri,
    int width,
    int height,
    long frameCount,
    double duration,
    int sceneCount,
    VideoStatus status,
    List<String> warnings,
    Map<String, Object> metadata,
    SourceStamp source,
    FrameSource frameSource,
    Instant indexedAt)
    implements Serializable {

  /** The longest id, in bytes of UTF-8: what fits a key of every store. */
  public static final int MAX_ID_BYTES = 500;

  /**
   * Checks the ranges and copies the collections.
   *
   * @throws InvalidRequestException when the id is empty or too long, or a metadata value is of
   *     another type
   */
  public VideoRecord {
    requireValidId(id);
    Objects.requireNonNull(uri, "uri");
    if (width < 1 || height < 1 || frameCount < 1 || sceneCount < 1) {
      throw new IllegalArgumentException(
          "a video has at least one pixel, frame and scene, not %d x %d pixels, %d frames, %d scenes"
              .formatted(width, height, frameCount, sceneCount));
    }
    if (!(duration >= 0) || Double.isInfinite(duration)) {
      throw new IllegalArgumentException("a duration is seconds from 0 on, not " + duration);
    }
    Objects.requireNonNull(status, "status");
    warnings = List.copyOf(warnings);
    metadata = Metadata.copyOf(metadata);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(frameSource, "frameSource");
    Objects.requireNonNull(indexedAt, "indexedAt");
  }

  /**
   * Refuses an id that no store could keep.
   *
   * @param id a video's id
   * @throws InvalidRequestException when it is empty, longer than {@value #MAX_ID_BYTES} bytes or
   *     no valid Unicode
   */
  public static void requireValidId(String id) {
    int bytes = id.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > MAX_ID_BYTES) {
      throw new InvalidRequestException(
          "A video's id takes 1 to %d bytes of UTF-8, not %d: '%.40s'"
              .formatted(MAX_ID_BYTES, bytes, id));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
      throw new InvalidRequestException(
          "A video's id is valid Unicode without unpaired surrogates: '%.40s'".formatted(id));
    }
  }

  /**
   * The same video at another place, or with other metadata.
   *
   * @param newUri where the video is now
   * @param newMetadata replaces all metadata
   * @param newSource by what an unchanged file is recognised from now on
   * @return a copy with these values
   */
  public VideoRecord with(URI newUri, Map<String, Object> newMetadata, SourceStamp newSource) {
    return new VideoRecord(
        id,
        newUri,
        width,
        height,
        frameCount,
        duration,
        sceneCount,
        status,
        warnings,
        newMetadata,
        newSource,
        frameSource,
        indexedAt);
  }
}
