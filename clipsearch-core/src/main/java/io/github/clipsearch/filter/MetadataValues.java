package io.github.clipsearch.filter;

import io.github.clipsearch.store.Metadata;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the values that {@link Metadata} keeps. */
final class MetadataValues {
  private MetadataValues() {}

  /** A user's value as {@link Metadata} would keep it; whole floating-point numbers as Long. */
  static Object normalise(String name, Object value) {
    Object kept =
        Objects.requireNonNull(Metadata.copyOf(Map.of(name, value)).get(name), "metadata value");
    return wholeAsLong(kept);
  }

  /** Makes equal numbers equal objects: 2.0 becomes 2. */
  static Object wholeAsLong(Object value) {
    // Below 2^63, so that the cast is exact.
    return value instanceof Double number
            && Math.rint(number) == number
            && Math.abs(number) < 0x1p63
        ? (Object) number.longValue()
        : value;
  }

  /** The order of two numbers or two strings, or null when they have none. */
  static @Nullable Integer compare(Object a, Object b) {
    if (a instanceof String left && b instanceof String right) {
      return left.compareTo(right);
    }
    if (a instanceof Long left && b instanceof Long right) {
      return left.compareTo(right);
    }
    if (a instanceof Number left && b instanceof Number right) {
      return exactly(left).compareTo(exactly(right));
    }
    return null;
  }

  /** Without the rounding that a large Long suffers as a Double. */
  private static BigDecimal exactly(Number number) {
    return number instanceof Long whole
        ? BigDecimal.valueOf(whole)
        : new BigDecimal(number.doubleValue());
  }
}
