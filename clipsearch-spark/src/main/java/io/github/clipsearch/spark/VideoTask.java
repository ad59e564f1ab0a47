package io.github.clipsearch.spark;

import io.github.clipsearch.store.Metadata;
import io.github.clipsearch.store.VideoRecord;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A video to index on the cluster, with what the user wants to say about it. Immutable. */
public final class VideoTask implements Serializable {
  private static final long serialVersionUID = 1L;

  private final URI location;
  private final @Nullable String id;

  @SuppressWarnings("serial") // an unmodifiable TreeMap of strings, numbers and booleans
  private final Map<String, Object> metadata;

  private final long size;

  private VideoTask(URI location, @Nullable String id, Map<String, ?> metadata, long size) {
    this.location = Objects.requireNonNull(location, "location");
    this.id = id;
    this.metadata = Metadata.copyOf(metadata);
    this.size = size;
  }

  /**
   * A file on a path that is the same on all executors.
   *
   * @param file the video file
   * @return the task
   */
  public static VideoTask of(Path file) {
    return at(file.toAbsolutePath().normalize().toUri());
  }

  /**
   * A video at any place, to be made local by a {@link VideoFetcher}.
   *
   * @param location such as {@code s3://bucket/holiday.mp4}
   * @return the task
   */
  public static VideoTask at(URI location) {
    return new VideoTask(location, null, Map.of(), 0);
  }

  /**
   * The same video under an id of the user's. Without one the id is derived from the content.
   *
   * @param newId of the video
   * @return a copy
   * @throws io.github.clipsearch.InvalidRequestException when no store could keep the id
   */
  public VideoTask withId(String newId) {
    VideoRecord.requireValidId(newId);
    return new VideoTask(location, newId, metadata, size);
  }

  /**
   * The same video with values of the user's.
   *
   * @param values strings, finite numbers and booleans by name; replace all of this task's
   * @return a copy
   * @throws io.github.clipsearch.InvalidRequestException when a name is blank or a value is of
   *     another type
   */
  public VideoTask withMetadata(Map<String, ?> values) {
    return new VideoTask(location, id, values, size);
  }

  /**
   * The same video with a size. The largest videos are begun first, so that none of them is the
   * last that all wait for; of files that the driver can see, it finds the sizes itself.
   *
   * @param bytes at least 0; 0 when it is not known
   * @return a copy
   */
  public VideoTask withSize(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is at least 0 bytes, not " + bytes);
    }
    return new VideoTask(location, id, metadata, bytes);
  }

  /**
   * Where the video is.
   *
   * @return as it was given
   */
  public URI location() {
    return location;
  }

  /**
   * The user's id for the video.
   *
   * @return empty when the id is to be derived from the content
   */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * The user's own values.
   *
   * @return unmodifiable, ordered by name
   */
  public Map<String, Object> metadata() {
    return metadata;
  }

  /**
   * How large the video is.
   *
   * @return bytes; 0 when it is not known
   */
  public long size() {
    return size;
  }

  @Override
  public String toString() {
    return location.toString();
  }
}
