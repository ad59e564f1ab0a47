package io.github.clipsearch.examples;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.filter.MetadataField;
import io.github.clipsearch.filter.VideoFilter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads conditions on metadata such as {@code year>=2020}. */
public final class MetadataCondition {
  private static final Pattern COMPARISON =
      Pattern.compile("([^=!<>^]+)(!=|<=|>=|\\^=|=|<|>)(.*)", Pattern.DOTALL);
  private static final Pattern PRESENCE = Pattern.compile("(!?)([^=!<>^]+)");

  private MetadataCondition() {}

  /**
   * Reads a condition.
   *
   * @param condition a name, {@code =}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=} or
   *     {@code ^=} (starts with), and a value, or several with {@code |} between; or a name alone,
   *     which has to be there, or with {@code !} before it has not
   * @return a filter that lets through what meets it
   * @throws InvalidRequestException when it is no condition
   */
  public static VideoFilter parse(String condition) {
    Matcher presence = PRESENCE.matcher(condition);
    if (presence.matches()) {
      VideoFilter exists = VideoFilter.metadata(presence.group(2).strip()).exists();
      return presence.group(1).isEmpty() ? exists : exists.not();
    }
    Matcher comparison = COMPARISON.matcher(condition);
    if (!comparison.matches()) {
      throw new InvalidRequestException(
          "'" + condition + "' is no condition such as year>=2020 or place=sea");
    }
    MetadataField field = VideoFilter.metadata(comparison.group(1).strip());
    String value = comparison.group(3).strip();
    return switch (comparison.group(2)) {
      case "=" -> field.in(alternatives(value));
      case "!=" -> field.in(alternatives(value)).not();
      case "^=" -> field.startsWith(value);
      case "<" -> field.lessThan(MetadataValue.parse(value));
      case "<=" -> field.atMost(MetadataValue.parse(value));
      case ">" -> field.greaterThan(MetadataValue.parse(value));
      default -> field.atLeast(MetadataValue.parse(value));
    };
  }

  /** Values that are written like numbers may also have been stored as text. */
  private static List<Object> alternatives(String values) {
    return Arrays.stream(values.split("\\|", -1))
        .map(String::strip)
        .flatMap(value -> Stream.of(value, MetadataValue.parse(value)))
        .distinct()
        .toList();
  }
}
