package io.github.clipsearch.examples.cli;

import io.github.clipsearch.filter.MetadataField;
import io.github.clipsearch.filter.VideoFilter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads conditions on metadata such as {@code year>=2020}. */
final class WhereCondition implements ITypeConverter<VideoFilter> {
  private static final Pattern COMPARISON =
      Pattern.compile("([^=!<>^]+)(!=|<=|>=|\\^=|=|<|>)(.*)", Pattern.DOTALL);
  private static final Pattern PRESENCE = Pattern.compile("(!?)([^=!<>^]+)");

  @Override
  public VideoFilter convert(String condition) {
    Matcher presence = PRESENCE.matcher(condition);
    if (presence.matches()) {
      VideoFilter exists = VideoFilter.metadata(presence.group(2).strip()).exists();
      return presence.group(1).isEmpty() ? exists : exists.not();
    }
    Matcher comparison = COMPARISON.matcher(condition);
    if (!comparison.matches()) {
      throw new TypeConversionException(
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
