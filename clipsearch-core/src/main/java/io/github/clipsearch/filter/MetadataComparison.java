package io.github.clipsearch.filter;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.store.VideoRecord;
import java.util.Objects;

/**
 * Videos whose value under a name is less or greater than another.
 *
 * @param name of the value
 * @param operator how the video's value compares
 * @param value a string or a finite number
 */
public record MetadataComparison(String name, Operator operator, Object value)
    implements VideoFilter {

  /** How the video's value compares with the filter's. */
  public enum Operator {
    /** The video's value is less. */
    LESS_THAN,
    /** The video's value is less or equal. */
    AT_MOST,
    /** The video's value is greater or equal. */
    AT_LEAST,
    /** The video's value is greater. */
    GREATER_THAN;

    private boolean holds(int order) {
      return switch (this) {
        case LESS_THAN -> order < 0;
        case AT_MOST -> order <= 0;
        case AT_LEAST -> order >= 0;
        case GREATER_THAN -> order > 0;
      };
    }
  }

  /**
   * Checks the value.
   *
   * @throws InvalidRequestException when it is neither a string nor a finite number, or the name
   *     blank
   */
  public MetadataComparison {
    Objects.requireNonNull(operator, "operator");
    value = MetadataValues.normalise(name, value);
    if (value instanceof Boolean) {
      throw new InvalidRequestException(
          "Metadata '%s' is compared with a boolean, which is neither less nor greater than another: use equalTo."
              .formatted(name));
    }
  }

  @Override
  public boolean matches(VideoRecord video) {
    Object found = video.metadata().get(name);
    Integer order = found == null ? null : MetadataValues.compare(found, value);
    return order != null && operator.holds(order);
  }
}
