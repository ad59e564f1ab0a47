package io.github.clipsearch;

import io.github.clipsearch.store.Metadata;
import io.github.clipsearch.store.VideoRecord;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A video to index, with what the user wants to say about it. Immutable. */
public final class IndexRequest {
  private final Path file;
  private final @Nullable String id;
  private final Map<String, Object> metadata;
  private final ProgressListener progress;
  private final boolean evenIfUnchanged;

  private IndexRequest(Builder builder) {
    file = builder.file;
    id = builder.id;
    metadata = Metadata.copyOf(builder.metadata);
    progress = builder.progress;
    evenIfUnchanged = builder.evenIfUnchanged;
  }

  /**
   * A request with defaults: an id derived from the content, no metadata, no progress.
   *
   * @param file the video file
   * @return the request
   */
  public static IndexRequest of(Path file) {
    return builder(file).build();
  }

  /**
   * Starts a request.
   *
   * @param file the video file
   * @return a new builder
   */
  public static Builder builder(Path file) {
    return new Builder(file);
  }

  /**
   * The video file.
   *
   * @return the path as it was given
   */
  public Path file() {
    return file;
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
   * @return unmodifiable, ordered by name; each a {@link String}, {@link Long}, {@link Double} or
   *     {@link Boolean}
   */
  public Map<String, Object> metadata() {
    return metadata;
  }

  /**
   * Who wants to know how indexing goes on.
   *
   * @return the listener, one that does nothing when none was set
   */
  public ProgressListener progress() {
    return progress;
  }

  /**
   * Whether the video is decoded and embedded again although nothing has changed.
   *
   * @return false by default
   */
  public boolean evenIfUnchanged() {
    return evenIfUnchanged;
  }

  /** Collects a request. Belongs to one thread. */
  public static final class Builder {
    private final Path file;
    private @Nullable String id;
    private final Map<String, Object> metadata = new TreeMap<>();
    private ProgressListener progress = done -> {};
    private boolean evenIfUnchanged;

    private Builder(Path file) {
      this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * Names the video; indexing another file under the same id replaces it. Without an id it is
     * derived from the file's content.
     *
     * @param id 1 to {@value VideoRecord#MAX_ID_BYTES} bytes of UTF-8
     * @return this builder
     * @throws InvalidRequestException when the id is empty or too long
     */
    public Builder id(String id) {
      VideoRecord.requireValidId(id);
      this.id = id;
      return this;
    }

    /**
     * Adds a text about the video.
     *
     * @param name not blank
     * @param value the text
     * @return this builder
     */
    public Builder metadata(String name, String value) {
      metadata.put(name, Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Adds a whole number about the video.
     *
     * @param name not blank
     * @param value the number
     * @return this builder
     */
    public Builder metadata(String name, long value) {
      metadata.put(name, value);
      return this;
    }

    /**
     * Adds a number about the video.
     *
     * @param name not blank
     * @param value finite
     * @return this builder
     */
    public Builder metadata(String name, double value) {
      metadata.put(name, value);
      return this;
    }

    /**
     * Adds a truth about the video.
     *
     * @param name not blank
     * @param value true or false
     * @return this builder
     */
    public Builder metadata(String name, boolean value) {
      metadata.put(name, value);
      return this;
    }

    /**
     * Adds several values about the video.
     *
     * @param values strings, finite numbers and booleans by name
     * @return this builder
     */
    public Builder metadata(Map<String, ?> values) {
      metadata.putAll(Metadata.copyOf(values));
      return this;
    }

    /**
     * Asks to be told how indexing goes on.
     *
     * @param progress called on the thread that decodes the video
     * @return this builder
     */
    public Builder onProgress(ProgressListener progress) {
      this.progress = Objects.requireNonNull(progress, "progress");
      return this;
    }

    /**
     * Asks to decode and embed the video again although nothing has changed.
     *
     * @return this builder
     */
    public Builder evenIfUnchanged() {
      this.evenIfUnchanged = true;
      return this;
    }

    /**
     * Makes the request.
     *
     * @return an immutable request
     * @throws InvalidRequestException when a metadata name is blank or a number is not finite
     */
    public IndexRequest build() {
      return new IndexRequest(this);
    }
  }
}
