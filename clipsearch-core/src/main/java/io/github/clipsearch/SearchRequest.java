package io.github.clipsearch;

import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.video.RgbImage;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to search for: a text or an image. Immutable. */
public final class SearchRequest {
  /** How many videos a search returns when nothing else is said. */
  public static final int DEFAULT_LIMIT = 10;

  private final @Nullable String text;
  private final @Nullable RgbImage image;
  private final int limit;
  private final @Nullable VideoRanking ranking;

  private SearchRequest(Builder builder) {
    text = builder.text;
    image = builder.image;
    limit = builder.limit;
    ranking = builder.ranking;
  }

  /**
   * Searches for what a text describes.
   *
   * @param text in the language of the model, such as "a dog in a park"; not blank
   * @return a new builder
   * @throws InvalidRequestException when the text is blank
   */
  public static Builder text(String text) {
    if (text.isBlank()) {
      throw new InvalidRequestException(
          "The query is empty: describe what is to be seen, such as \"a dog in a park\".");
    }
    return new Builder(text, null);
  }

  /**
   * Searches for what looks like an image.
   *
   * @param image the example, of any size
   * @return a new builder
   */
  public static Builder image(RgbImage image) {
    return new Builder(null, Objects.requireNonNull(image, "image"));
  }

  /**
   * Searches for what looks like an image.
   *
   * @param file an image file in a format that the Java platform reads
   * @return a new builder
   * @throws ImageReadException when the file cannot be read
   */
  public static Builder image(Path file) {
    return image(RgbImage.read(file));
  }

  /**
   * The text that is searched for.
   *
   * @return empty when it is an image that is searched for
   */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  /**
   * The image that is searched for.
   *
   * @return empty when it is a text that is searched for
   */
  public Optional<RgbImage> image() {
    return Optional.ofNullable(image);
  }

  /**
   * The most videos to return.
   *
   * @return at least 1
   */
  public int limit() {
    return limit;
  }

  /**
   * How a video's score is made from its scenes'.
   *
   * @return empty for the engine's own ranking
   */
  public Optional<VideoRanking> ranking() {
    return Optional.ofNullable(ranking);
  }

  /** Collects a request. Belongs to one thread. */
  public static final class Builder {
    private final @Nullable String text;
    private final @Nullable RgbImage image;
    private int limit = DEFAULT_LIMIT;
    private @Nullable VideoRanking ranking;

    private Builder(@Nullable String text, @Nullable RgbImage image) {
      this.text = text;
      this.image = image;
    }

    /**
     * The most videos to return.
     *
     * @param limit at least 1; default {@value SearchRequest#DEFAULT_LIMIT}
     * @return this builder
     * @throws InvalidRequestException when it is below 1
     */
    public Builder limit(int limit) {
      if (limit < 1) {
        throw new InvalidRequestException("A search returns at least 1 video, not " + limit + ".");
      }
      this.limit = limit;
      return this;
    }

    /**
     * How a video's score is made from its scenes'.
     *
     * @param ranking in place of the engine's own
     * @return this builder
     */
    public Builder ranking(VideoRanking ranking) {
      this.ranking = Objects.requireNonNull(ranking, "ranking");
      return this;
    }

    /**
     * Makes the request.
     *
     * @return an immutable request
     */
    public SearchRequest build() {
      return new SearchRequest(this);
    }
  }
}
