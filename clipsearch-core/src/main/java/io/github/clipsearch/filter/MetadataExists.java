package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.util.Objects;

/**
 * Videos that have a value under a name.
 *
 * @param name of the value
 */
public record MetadataExists(String name) implements VideoFilter {
  /** Refuses null. */
  public MetadataExists {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public boolean matches(VideoRecord video) {
    return video.metadata().containsKey(name);
  }
}
