package io.github.clipsearch.store;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.filter.TimeRange;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.ranking.VideoRanking;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a store is asked: all that it has to know to answer. Immutable.
 *
 * <p>A query has one vector, or for "A, then B within n seconds" one for each step. The scenes of a
 * sequence follow one another in one video: each starts when the one before has ended, at most
 * {@link #maximumGap()} seconds later. Its score is the mean of its scenes' cosine similarities,
 * each with the vector of its step.
 */
public final class VectorQuery {
  private final List<float[]> steps;
  private final double maximumGap;
  private final Listing listing;
  private final int offset;
  private final int limit;
  private final int scenesPerVideo;
  private final VideoRanking ranking;
  private final @Nullable Double minimumScore;
  private final @Nullable Double minimumShareOfBest;
  private final VideoFilter filter;
  private final @Nullable TimeRange timeRange;
  private final Set<String> excludedVideos;
  private final Map<String, Set<Integer>> excludedScenes;

  private VectorQuery(Builder builder) {
    steps = builder.steps;
    maximumGap = builder.maximumGap;
    listing = builder.listing;
    offset = builder.offset;
    limit = builder.limit;
    scenesPerVideo = builder.scenesPerVideo;
    ranking = builder.ranking;
    minimumScore = builder.minimumScore;
    minimumShareOfBest = builder.minimumShareOfBest;
    filter = builder.filter;
    timeRange = builder.timeRange;
    excludedVideos = Set.copyOf(builder.excludedVideos);
    Map<String, Set<Integer>> scenes = new HashMap<>();
    builder.excludedScenes.forEach((id, numbers) -> scenes.put(id, Set.copyOf(numbers)));
    excludedScenes = Map.copyOf(scenes);
  }

  private VectorQuery(VectorQuery other, VideoFilter filter) {
    steps = other.steps;
    maximumGap = other.maximumGap;
    listing = other.listing;
    offset = other.offset;
    limit = other.limit;
    scenesPerVideo = other.scenesPerVideo;
    ranking = other.ranking;
    minimumScore = other.minimumScore;
    minimumShareOfBest = other.minimumShareOfBest;
    this.filter = Objects.requireNonNull(filter, "filter");
    timeRange = other.timeRange;
    excludedVideos = other.excludedVideos;
    excludedScenes = other.excludedScenes;
  }

  /**
   * Asks for what is nearest to a vector.
   *
   * @param vector L2-normalised {@code float[dimension]}; copied
   * @return a new builder
   * @throws InvalidRequestException when the vector is empty, not finite or not of length one
   */
  public static Builder builder(float[] vector) {
    return new Builder(List.of(checked(vector)), 0);
  }

  /**
   * Asks for scenes that follow one another in one video, each nearest to its own vector.
   *
   * @param steps L2-normalised {@code float[dimension]} each, in the order of time, at least one;
   *     copied
   * @param maximumGap the most seconds between the end of one scene and the start of the next, from
   *     0 on; may be infinite
   * @return a new builder
   * @throws InvalidRequestException when there are no steps, a vector is not of length one, they
   *     differ in dimension, or the gap is negative
   */
  public static Builder sequence(List<float[]> steps, double maximumGap) {
    List<float[]> copy = steps.stream().map(VectorQuery::checked).toList();
    if (copy.isEmpty() || copy.stream().mapToInt(vector -> vector.length).distinct().count() > 1) {
      throw new InvalidRequestException(
          "A sequence has at least one step, and all vectors have the same dimension.");
    }
    if (!(maximumGap >= 0)) {
      throw new InvalidRequestException(
          "The gap between two scenes of a sequence is seconds from 0 on, not " + maximumGap + ".");
    }
    return new Builder(copy, maximumGap);
  }

  private static float[] checked(float[] vector) {
    float[] copy = vector.clone();
    SceneRecord.requireNormalised(copy);
    return copy;
  }

  /**
   * The query's vectors.
   *
   * @return a new list of copies: one vector, or one for each step
   */
  public List<float[]> steps() {
    return steps.stream().map(float[]::clone).toList();
  }

  /** Without copies, for reading only. */
  float[] step(int number) {
    return steps.get(number);
  }

  /**
   * The number of scenes that follow one another.
   *
   * @return 1 unless the query is a sequence
   */
  public int stepCount() {
    return steps.size();
  }

  /**
   * The most seconds between the end of one scene of a sequence and the start of the next.
   *
   * @return from 0 on; may be infinite
   */
  public double maximumGap() {
    return maximumGap;
  }

  /**
   * The length of the vectors.
   *
   * @return at least 1
   */
  public int dimension() {
    return steps.get(0).length;
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
   * How many hits have to be kept to know the page.
   *
   * @return offset and limit together
   */
  public long lastRank() {
    return (long) offset + limit;
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
   * Makes a video's score from its scenes' scores. Counts only when videos are listed and the query
   * has one step.
   *
   * @return the ranking
   */
  public VideoRanking ranking() {
    return ranking;
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
   * How near to the best hit's score a hit's has to be; see {@link Builder#minimumShareOfBest}.
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
   * The same query among other videos, for stores that know which ones are worth looking at.
   *
   * @param other replaces the filter
   * @return a copy with this filter
   */
  public VectorQuery withFilter(VideoFilter other) {
    return new VectorQuery(this, other);
  }

  /**
   * Which part of each video is considered.
   *
   * @return empty for all of it
   */
  public Optional<TimeRange> timeRange() {
    return Optional.ofNullable(timeRange);
  }

  /**
   * The videos that are left out.
   *
   * @return their ids
   */
  public Set<String> excludedVideos() {
    return excludedVideos;
  }

  /**
   * The scenes of a video that are left out.
   *
   * @param videoId of the video
   * @return their numbers
   */
  public Set<Integer> excludedScenes(String videoId) {
    return excludedScenes.getOrDefault(videoId, Set.of());
  }

  /**
   * Whether the times of scenes matter for what is found.
   *
   * @return true when the query has a time range or several steps
   */
  public boolean needsTimes() {
    return timeRange != null || steps.size() > 1;
  }

  /**
   * Whether a video is considered at all: the filter lets it through and it is not left out.
   *
   * @param video what the index knows of it
   * @return false when none of its scenes is to be scored
   */
  public boolean accepts(VideoRecord video) {
    return !excludedVideos.contains(video.id()) && filter.matches(video);
  }

  @Override
  public String toString() {
    return "VectorQuery[dimension=%d, steps=%d, listing=%s, offset=%d, limit=%d, filter=%s]"
        .formatted(dimension(), steps.size(), listing, offset, limit, filter);
  }

  /** Collects a query. Belongs to one thread. */
  public static final class Builder {
    private final List<float[]> steps;
    private final double maximumGap;
    private Listing listing = Listing.VIDEOS;
    private int offset;
    private int limit = 10;
    private int scenesPerVideo = Integer.MAX_VALUE;
    private VideoRanking ranking = VideoRanking.bestScene();
    private @Nullable Double minimumScore;
    private @Nullable Double minimumShareOfBest;
    private VideoFilter filter = VideoFilter.everything();
    private @Nullable TimeRange timeRange;
    private final Set<String> excludedVideos = new HashSet<>();
    private final Map<String, Set<Integer>> excludedScenes = new HashMap<>();

    private Builder(List<float[]> steps, double maximumGap) {
      this.steps = steps;
      this.maximumGap = maximumGap;
    }

    /**
     * What the hits are.
     *
     * @param listing default {@link Listing#VIDEOS}
     * @return this builder
     */
    public Builder listing(Listing listing) {
      this.listing = Objects.requireNonNull(listing, "listing");
      return this;
    }

    /**
     * How many of the best hits are left out, being on earlier pages.
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
     * @param limit at least 1; default 10
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
     * Makes a video's score from its scenes' scores.
     *
     * @param ranking default {@link VideoRanking#bestScene()}; counts only when videos are listed
     *     and the query has one step
     * @return this builder
     */
    public Builder ranking(VideoRanking ranking) {
      this.ranking = Objects.requireNonNull(ranking, "ranking");
      return this;
    }

    /**
     * The lowest score that a hit may have.
     *
     * @param score included; not NaN
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
     * How near to the best hit's score a hit's has to be: at least the best score, less what is
     * missing from one times the best score's absolute value. Of a positive best score, that is
     * this share of it. The best is that of all pages.
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
     * Leaves a video out.
     *
     * @param id of the video; need not be in the index
     * @return this builder
     */
    public Builder excludeVideo(String id) {
      excludedVideos.add(id);
      return this;
    }

    /**
     * Leaves a scene out: it is not scored and does not count for its video's score.
     *
     * @param videoId of its video; need not be in the index
     * @param number of the scene, 0-based
     * @return this builder
     */
    public Builder excludeScene(String videoId, int number) {
      excludedScenes.computeIfAbsent(videoId, id -> new HashSet<>()).add(number);
      return this;
    }

    /**
     * Makes the query.
     *
     * @return an immutable query
     */
    public VectorQuery build() {
      return new VectorQuery(this);
    }
  }
}
