package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All of the filters have to pass.
 *
 * @param filters evaluated in order until one refuses; with none, every video passes
 */
public record AllOf(List<VideoFilter> filters) implements VideoFilter {
  /** Copies the filters. */
  public AllOf {
    filters = List.copyOf(filters);
  }

  @Override
  public boolean matches(VideoRecord video) {
    for (VideoFilter filter : filters) {
      if (!filter.matches(video)) {
        return false;
      }
    }
    return true;
  }

  /** Those that every filter that names some names. */
  @Override
  public Optional<Set<String>> ids() {
    return filters.stream()
        .flatMap(filter -> filter.ids().stream())
        .reduce(
            (a, b) -> {
              Set<String> both = new HashSet<>(a);
              both.retainAll(b);
              return both;
            });
  }
}
