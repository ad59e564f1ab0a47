package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of the filters has to pass.
 *
 * @param filters evaluated in order until one passes; with none, no video passes
 */
public record AnyOf(List<VideoFilter> filters) implements VideoFilter {
  /** Copies the filters. */
  public AnyOf {
    filters = List.copyOf(filters);
  }

  @Override
  public boolean matches(VideoRecord video) {
    for (VideoFilter filter : filters) {
      if (filter.matches(video)) {
        return true;
      }
    }
    return false;
  }

  /** All that the filters name, when each names some. */
  @Override
  public Optional<Set<String>> ids() {
    Set<String> all = new HashSet<>();
    for (VideoFilter filter : filters) {
      Optional<Set<String>> ids = filter.ids();
      if (ids.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(ids.get());
    }
    return Optional.of(all);
  }
}
