package io.github.clipsearch.filter;

import io.github.clipsearch.store.VideoRecord;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Videos that have one of some values under a name.
 *
 * @param name of the value
 * @param values strings, booleans and numbers; whole numbers are kept as {@link Long}
 */
public record MetadataIn(String name, Set<Object> values) implements VideoFilter {
  /**
   * Copies the values.
   *
   * @throws io.github.clipsearch.InvalidRequestException when a value is of another type, or the
   *     name blank
   */
  public MetadataIn {
    String field = name;
    values =
        values.stream()
            .map(value -> MetadataValues.normalise(field, value))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean matches(VideoRecord video) {
    Object value = video.metadata().get(name);
    return value != null && values.contains(MetadataValues.wholeAsLong(value));
  }
}
