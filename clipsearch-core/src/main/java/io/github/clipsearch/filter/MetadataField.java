package io.github.clipsearch.filter;

import io.github.clipsearch.InvalidRequestException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One of the user's own values, to be compared: made by {@link VideoFilter#metadata}. Values are
 * strings, numbers and booleans, as {@link io.github.clipsearch.store.Metadata} keeps them.
 *
 * <p>Numbers are compared by value, whole or not: 2 equals 2.0. Strings are compared by their
 * UTF-16 code units. Values of different kinds are never equal, less or greater, and a video
 * without the value passes no comparison but {@link #notEqualTo}.
 */
public final class MetadataField {
  private final String name;

  MetadataField(String name) {
    if (name.isBlank()) {
      throw new InvalidRequestException("A metadata name must not be blank.");
    }
    this.name = name;
  }

  /**
   * The video has this value.
   *
   * @param value a string, a finite number or a boolean
   * @return the filter
   * @throws InvalidRequestException when it is of another type
   */
  public VideoFilter equalTo(Object value) {
    return new MetadataIn(name, Set.of(MetadataValues.normalise(name, value)));
  }

  /**
   * The video has another value, or none.
   *
   * @param value a string, a finite number or a boolean
   * @return the filter
   * @throws InvalidRequestException when it is of another type
   */
  public VideoFilter notEqualTo(Object value) {
    return equalTo(value).not();
  }

  /**
   * The video has one of these values.
   *
   * @param values strings, finite numbers or booleans
   * @return the filter
   * @throws InvalidRequestException when one is of another type
   */
  public VideoFilter in(Object... values) {
    return in(List.of(values));
  }

  /**
   * The video has one of these values.
   *
   * @param values strings, finite numbers or booleans
   * @return the filter
   * @throws InvalidRequestException when one is of another type
   */
  public VideoFilter in(Collection<?> values) {
    return new MetadataIn(
        name,
        values.stream()
            .map(value -> MetadataValues.normalise(name, value))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * The video's value is below this one.
   *
   * @param value a string or a finite number
   * @return the filter
   * @throws InvalidRequestException when it is of another type
   */
  public VideoFilter lessThan(Object value) {
    return new MetadataComparison(name, MetadataComparison.Operator.LESS_THAN, value);
  }

  /**
   * The video's value is this one or below.
   *
   * @param value a string or a finite number
   * @return the filter
   * @throws InvalidRequestException when it is of another type
   */
  public VideoFilter atMost(Object value) {
    return new MetadataComparison(name, MetadataComparison.Operator.AT_MOST, value);
  }

  /**
   * The video's value is above this one.
   *
   * @param value a string or a finite number
   * @return the filter
   * @throws InvalidRequestException when it is of another type
   */
  public VideoFilter greaterThan(Object value) {
    return new MetadataComparison(name, MetadataComparison.Operator.GREATER_THAN, value);
  }

  /**
   * The video's value is this one or above.
   *
   * @param value a string or a finite number
   * @return the filter
   * @throws InvalidRequestException when it is of another type
   */
  public VideoFilter atLeast(Object value) {
    return new MetadataComparison(name, MetadataComparison.Operator.AT_LEAST, value);
  }

  /**
   * The video's value is in a range, both ends included.
   *
   * @param lowest a string or a finite number
   * @param highest of the same kind
   * @return the filter
   * @throws InvalidRequestException when one is of another type
   */
  public VideoFilter between(Object lowest, Object highest) {
    return atLeast(lowest).and(atMost(highest));
  }

  /**
   * The video has a value of this name.
   *
   * @return the filter
   */
  public VideoFilter exists() {
    return new MetadataExists(name);
  }

  /**
   * The video's value is a string that starts with this one.
   *
   * @param prefix compared letter by letter, case and all
   * @return the filter
   */
  public VideoFilter startsWith(String prefix) {
    return new MetadataPrefix(name, prefix);
  }
}
