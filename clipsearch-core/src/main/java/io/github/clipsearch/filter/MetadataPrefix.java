package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.util.Objects;

/**
 * Videos whose value under a name is a string with a certain start.
 *
 * @param name of the value
 * @param prefix compared letter by letter, case and all
 */
public record MetadataPrefix(String name, String prefix) implements VideoFilter {
  /** Refuses null. */
  public MetadataPrefix {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(prefix, "prefix");
  }

  @Override
  public boolean matches(VideoRecord video) {
    return video.metadata().get(name) instanceof String value && value.startsWith(prefix);
  }
}
