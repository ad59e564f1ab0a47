package io.github.clipsearch.examples.cli;

import java.util.regex.Pattern;

/** Metadata as it is written on the command line. */
final class MetadataValue {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

  private MetadataValue() {}

  /** A number or a boolean where it is written as one, else a text. */
  static Object parse(String written) {
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
