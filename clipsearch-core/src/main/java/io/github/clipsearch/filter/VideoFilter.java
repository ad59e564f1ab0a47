package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which videos a search considers. Immutable data: a store may look into it, and {@link #matches}
 * evaluates it for every other.
 *
 * <pre>{@code
 * VideoFilter filter = VideoFilter.metadata("year").atLeast(2020)
 *     .and(VideoFilter.inFolder(Path.of("/videos/holidays")))
 *     .and(VideoFilter.durationAtMost(600).not());
 * }</pre>
 */
public sealed interface VideoFilter
    permits Everything,
        AllOf,
        AnyOf,
        Not,
        IdIn,
        InFolder,
        DurationBetween,
        MetadataComparison,
        MetadataIn,
        MetadataExists,
        MetadataPrefix {

  /**
   * Whether a video passes.
   *
   * @param video what the index knows of it
   * @return true when a search is to consider it
   */
  boolean matches(VideoRecord video);

  /**
   * The only ids that can pass, where the filter names them, so that a store need not look at other
   * videos. Those that have one of these ids still have to {@linkplain #matches match}.
   *
   * @return empty when videos of any id may pass
   */
  default Optional<Set<String>> ids() {
    return Optional.empty();
  }

  /**
   * Both filters have to pass.
   *
   * @param other the other filter
   * @return the conjunction
   */
  default VideoFilter and(VideoFilter other) {
    return allOf(List.of(this, other));
  }

  /**
   * One of the filters has to pass.
   *
   * @param other the other filter
   * @return the disjunction
   */
  default VideoFilter or(VideoFilter other) {
    return anyOf(List.of(this, other));
  }

  /**
   * What this filter refuses passes, and nothing else.
   *
   * @return the negation
   */
  default VideoFilter not() {
    return new Not(this);
  }

  /**
   * Every video passes.
   *
   * @return the filter that a search has when nothing else is said
   */
  static VideoFilter everything() {
    return new Everything();
  }

  /**
   * All of the filters have to pass; with none, every video does.
   *
   * @param filters evaluated in this order until one refuses
   * @return the conjunction
   */
  static VideoFilter allOf(List<VideoFilter> filters) {
    return new AllOf(filters);
  }

  /**
   * One of the filters has to pass; with none, no video does.
   *
   * @param filters evaluated in this order until one passes
   * @return the disjunction
   */
  static VideoFilter anyOf(List<VideoFilter> filters) {
    return new AnyOf(filters);
  }

  /**
   * Videos with one of these ids.
   *
   * @param ids any number
   * @return the filter; a store looks these videos up and does not look at others
   */
  static VideoFilter ids(String... ids) {
    return new IdIn(Set.of(ids));
  }

  /**
   * Videos with one of these ids.
   *
   * @param ids any number; repeated ones count once
   * @return the filter; a store looks these videos up and does not look at others
   */
  static VideoFilter ids(Collection<String> ids) {
    return new IdIn(Set.copyOf(ids));
  }

  /**
   * Videos whose file lies in a folder or below it.
   *
   * @param folder made absolute; {@code /videos/a} does not take in {@code /videos/ab.mp4}
   * @return the filter
   */
  static VideoFilter inFolder(Path folder) {
    return new InFolder(folder.toAbsolutePath().normalize().toUri());
  }

  /**
   * Videos of at least this length.
   *
   * @param seconds from 0 on
   * @return the filter
   */
  static VideoFilter durationAtLeast(double seconds) {
    return new DurationBetween(seconds, Double.POSITIVE_INFINITY);
  }

  /**
   * Videos of at most this length.
   *
   * @param seconds from 0 on
   * @return the filter
   */
  static VideoFilter durationAtMost(double seconds) {
    return new DurationBetween(0, seconds);
  }

  /**
   * Looks at one of the user's own values.
   *
   * @param name of the value
   * @return what it can be compared with
   */
  static MetadataField metadata(String name) {
    return new MetadataField(name);
  }
}
