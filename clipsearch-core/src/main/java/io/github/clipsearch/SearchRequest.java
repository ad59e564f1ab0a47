package io.github.clipsearch;

import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.query.Sequence;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.VectorQuery;
import io.github.clipsearch.video.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What to search for, where, and which of the hits to return. Immutable.
 *
 * <pre>{@code
 * SearchRequest.text("a dog in a park")
 *     .listing(Listing.SCENES)
 *     .filter(VideoFilter.metadata("year").atLeast(2020))
 *     .limit(20)
 *     .build();
 * }</pre>
 */
public final class SearchRequest {
  /** How many hits a search returns when nothing else is said. */
  public static final int DEFAULT_LIMIT = 10;

  private final Sequence sequence;
  private final List<String> templates;
  private final Listing listing;
  private final int offset;
  private final int limit;
  private final int scenesPerVideo;
  private final @Nullable VideoRanking ranking;
  private final @Nullable Double minimumScore;
  private final @Nullable Double minimumShareOfBest;
  private final VideoFilter filter;
  private final @Nullable TimeRange timeRange;

  private SearchRequest(Builder builder) {
    sequence = builder.sequence;
    templates = builder.templates;
    listing = builder.listing;
    offset = builder.offset;
    limit = builder.limit;
    scenesPerVideo = builder.scenesPerVideo;
    ranking = builder.ranking;
    minimumScore = builder.minimumScore;
    minimumShareOfBest = builder.minimumShareOfBest;
    filter = builder.filter;
    timeRange = builder.timeRange;
  }

  /**
   * Searches for what a query describes.
   *
   * @param query a text, an image, something in the index, or a combination
   * @return a new builder
   */
  public static Builder of(Query query) {
    return of(new Sequence(List.of(query), 0));
  }

  /**
   * Searches for what a text describes.
   *
   * @param text in the language of the model, such as "a dog in a park"; not blank
   * @return a new builder
   * @throws InvalidRequestException when the text is blank
   */
  public static Builder text(String text) {
    return of(Query.text(text));
  }

  /**
   * Searches for what looks like an image.
   *
   * @param image the example, of any size
   * @return a new builder
   */
  public static Builder image(RgbImage image) {
    return of(Query.image(image));
  }

  /**
   * Searches for what looks like an image.
   *
   * @param file an image file in a format that the Java platform reads
   * @return a new builder
   * @throws ImageReadException when the file cannot be read
   */
  public static Builder image(Path file) {
    return of(Query.image(file));
  }

  /**
   * Searches for scenes that follow one another in one video. A hit's score is the mean of its
   * scenes' cosine similarities, each with its step.
   *
   * @param sequence what follows what, and how soon
   * @return a new builder
   */
  public static Builder of(Sequence sequence) {
    return new Builder(sequence);
  }

  /**
   * What is searched for.
   *
   * @return of one step unless it was given as a sequence
   */
  public Sequence sequence() {
    return sequence;
  }

  /**
   * The sentences that texts are put into.
   *
   * @return with each {@code {}} in them; empty when texts are taken as they are
   */
  public List<String> templates() {
    return templates;
  }

  /**
   * What the hits are.
   *
   * @return {@link Listing#VIDEOS} when nothing else was said
   */
  public Listing listing() {
    return listing;
  }

  /**
   * How many of the best hits are left out, being on earlier pages.
   *
   * @return from 0 on
   */
  public int offset() {
    return offset;
  }

  /**
   * The most hits to return.
   *
   * @return at least 1
   */
  public int limit() {
    return limit;
  }

  /**
   * The most hits in one video when scenes are listed.
   *
   * @return at least 1
   */
  public int scenesPerVideo() {
    return scenesPerVideo;
  }

  /**
   * How a video's score is made from its scenes'.
   *
   * @return empty for the engine's own ranking
   */
  public Optional<VideoRanking> ranking() {
    return Optional.ofNullable(ranking);
  }

  /**
   * The lowest score that a hit may have.
   *
   * @return empty when there is no such limit
   */
  public OptionalDouble minimumScore() {
    return minimumScore == null ? OptionalDouble.empty() : OptionalDouble.of(minimumScore);
  }

  /**
   * How near to the best hit's score a hit's has to be.
   *
   * @return 0 to 1, or empty when there is no such limit
   */
  public OptionalDouble minimumShareOfBest() {
    return minimumShareOfBest == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(minimumShareOfBest);
  }

  /**
   * Which videos are considered.
   *
   * @return {@link VideoFilter#everything()} when nothing else was said
   */
  public VideoFilter filter() {
    return filter;
  }

  /**
   * Which part of each video is considered.
   *
   * @return empty for all of it
   */
  public Optional<TimeRange> timeRange() {
    return Optional.ofNullable(timeRange);
  }

  /** The same request to a store, but for what is left out. */
  VectorQuery.Builder toVectorQuery(List<float[]> vectors, VideoRanking defaultRanking) {
    VectorQuery.Builder query =
        VectorQuery.sequence(vectors, sequence.maximumGap())
            .listing(listing)
            .offset(offset)
            .limit(limit)
            .scenesPerVideo(scenesPerVideo)
            .ranking(ranking().orElse(defaultRanking))
            .filter(filter);
    minimumScore().ifPresent(query::minimumScore);
    minimumShareOfBest().ifPresent(query::minimumShareOfBest);
    timeRange().ifPresent(query::timeRange);
    return query;
  }

  /** Collects a request. Belongs to one thread. */
  public static final class Builder {
    private final Sequence sequence;
    private List<String> templates = List.of();
    private Listing listing = Listing.VIDEOS;
    private int offset;
    private int limit = DEFAULT_LIMIT;
    private int scenesPerVideo = Integer.MAX_VALUE;
    private @Nullable VideoRanking ranking;
    private @Nullable Double minimumScore;
    private @Nullable Double minimumShareOfBest;
    private VideoFilter filter = VideoFilter.everything();
    private @Nullable TimeRange timeRange;

    private Builder(Sequence sequence) {
      this.sequence = Objects.requireNonNull(sequence, "sequence");
    }

    /**
     * Puts every text of the request into sentences such as "a photo of {}" and takes the mean of
     * their embeddings, which is often more exact than that of a single word (Radford et al.,
     * section 3.1.4).
     *
     * @param templates each with <code>{}</code> where the text goes; none for the text as it is
     * @return this builder
     * @throws InvalidRequestException when a template has no <code>{}</code>
     */
    public Builder templates(List<String> templates) {
      this.templates = PromptTemplates.checked(templates);
      return this;
    }

    /**
     * What the hits are: videos, each with all its scenes' scores, or scenes.
     *
     * @param listing default {@link Listing#VIDEOS}
     * @return this builder
     */
    public Builder listing(Listing listing) {
      this.listing = Objects.requireNonNull(listing, "listing");
      return this;
    }

    /**
     * How many of the best hits are left out, being on earlier pages. The pages of a request fit
     * together while the index is not changed.
     *
     * @param offset from 0 on; default 0
     * @return this builder
     * @throws InvalidRequestException when it is negative
     */
    public Builder offset(int offset) {
      if (offset < 0) {
        throw new InvalidRequestException("A page starts at 0 hits or more, not " + offset + ".");
      }
      this.offset = offset;
      return this;
    }

    /**
     * The most hits to return.
     *
     * @param limit at least 1; default {@value SearchRequest#DEFAULT_LIMIT}
     * @return this builder
     * @throws InvalidRequestException when it is below 1
     */
    public Builder limit(int limit) {
      if (limit < 1) {
        throw new InvalidRequestException("A search returns at least 1 hit, not " + limit + ".");
      }
      this.limit = limit;
      return this;
    }

    /**
     * The most hits in one video when scenes are listed.
     *
     * @param scenes at least 1; by default as many as there are
     * @return this builder
     * @throws InvalidRequestException when it is below 1
     */
    public Builder scenesPerVideo(int scenes) {
      if (scenes < 1) {
        throw new InvalidRequestException(
            "At least 1 scene of a video is listed, not " + scenes + ".");
      }
      this.scenesPerVideo = scenes;
      return this;
    }

    /**
     * How a video's score is made from its scenes'. Counts when videos are listed and the request
     * is no sequence.
     *
     * @param ranking in place of the engine's own
     * @return this builder
     */
    public Builder ranking(VideoRanking ranking) {
      this.ranking = Objects.requireNonNull(ranking, "ranking");
      return this;
    }

    /**
     * The lowest score that a hit may have. What a good score is depends on the model and the kind
     * of query: with CLIP, a text and a picture of it may have 0.3, two alike pictures 0.9.
     *
     * @param score cosine similarity, included
     * @return this builder
     * @throws InvalidRequestException when it is not a number
     */
    public Builder minimumScore(double score) {
      if (Double.isNaN(score)) {
        throw new InvalidRequestException("A minimum score is a number.");
      }
      this.minimumScore = score;
      return this;
    }

    /**
     * How near to the best hit's score a hit's has to be, whatever page the best is on: at least
     * this share of it. (Of a negative best score, no less than the score minus the missing share
     * of its absolute value.)
     *
     * @param share 0 to 1, such as 0.9
     * @return this builder
     * @throws InvalidRequestException when it is not 0 to 1
     */
    public Builder minimumShareOfBest(double share) {
      if (!(share >= 0 && share <= 1)) {
        throw new InvalidRequestException(
            "A share of the best score is 0 to 1, not " + share + ".");
      }
      this.minimumShareOfBest = share;
      return this;
    }

    /**
     * Which videos are considered.
     *
     * @param filter replaces an earlier one
     * @return this builder
     */
    public Builder filter(VideoFilter filter) {
      this.filter = Objects.requireNonNull(filter, "filter");
      return this;
    }

    /**
     * Which part of each video is considered: only scenes that overlap it are scored.
     *
     * @param range in seconds from the video's start
     * @return this builder
     */
    public Builder timeRange(TimeRange range) {
      this.timeRange = Objects.requireNonNull(range, "range");
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
