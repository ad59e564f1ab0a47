package io.github.clipsearch.examples;

import java.util.regex.Pattern;

/** Metadata as people write it. */
public final class MetadataValue {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

  private MetadataValue() {}

  /**
   * A number or a boolean where it is written as one, else a text.
   *
   * @param written such as {@code 2024}, {@code true} or {@code Oslo}
   * @return a {@link Long}, a {@link Double}, a {@link Boolean} or the text
   */
  public static Object parse(String written) {
    if (WHOLE.matcher(written).matches()) {
      return Long.valueOf(written);
    }
    if (DECIMAL.matcher(written).matches()) {
      return Double.valueOf(written);
    }
    return switch (written) {
      case "true" -> true;
      case "false" -> false;
      default -> written;
    };
  }
}
