package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.util.Optional;
import java.util.Set;

/**
 * Videos with one of some ids.
 *
 * @param values the ids; those that the index does not have match nothing
 */
public record IdIn(Set<String> values) implements VideoFilter {
  /** Copies the ids. */
  public IdIn {
    values = Set.copyOf(values);
  }

  @Override
  public boolean matches(VideoRecord video) {
    return values.contains(video.id());
  }

  @Override
  public Optional<Set<String>> ids() {
    return Optional.of(values);
  }
}
