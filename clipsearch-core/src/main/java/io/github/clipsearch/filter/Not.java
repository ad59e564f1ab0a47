package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.util.Objects;

/**
 * What a filter refuses passes, and nothing else.
 *
 * @param filter the other filter
 */
public record Not(VideoFilter filter) implements VideoFilter {
  /** Refuses null. */
  public Not {
    Objects.requireNonNull(filter, "filter");
  }

  @Override
  public boolean matches(VideoRecord video) {
    return !filter.matches(video);
  }
}
