package io.github.clipsearch.store;

import io.github.clipsearch.InvalidRequestException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a user's own values: a name that is not blank, and a string, a finite number or a
 * boolean. Whole numbers are kept as {@link Long}, others as {@link Double}.
 */
public final class Metadata {
  private Metadata() {}

  /**
   * Checks and copies a map of values.
   *
   * @param values by name; numbers may be of any of Java's primitive types' wrappers
   * @return an unmodifiable copy, ordered by name, with numbers as {@link Long} or {@link Double}
   * @throws InvalidRequestException when a name is blank or a value is of another type
   */
  public static Map<String, Object> copyOf(Map<String, ?> values) {
    TreeMap<String, Object> copy = new TreeMap<>();
    values.forEach((name, value) -> copy.put(requireName(name), normalise(name, value)));
    return Collections.unmodifiableMap(copy);
  }

  private static String requireName(String name) {
    if (name.isBlank()) {
      throw new InvalidRequestException("A metadata name must not be blank.");
    }
    return name;
  }

  private static Object normalise(String name, @Nullable Object value) {
    if (value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    }
    throw new InvalidRequestException(
        "Metadata '%s' must be a string, a finite number or a boolean, not %s"
            .formatted(name, value == null ? "null" : value.getClass().getName() + " " + value));
  }
}
