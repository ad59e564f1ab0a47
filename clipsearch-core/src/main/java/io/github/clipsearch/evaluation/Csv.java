package io.github.clipsearch.evaluation;

import io.github.clipsearch.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 has them. */
final class Csv {
  private final String text;
  private int position;
  private int line = 1;

  private Csv(String text) {
    this.text = text;
  }

  /**
   * A line of values.
   *
   * @param line number of its first line in the file, from 1 on
   */
  record Row(int line, List<String> values) {}

  /** All lines but empty ones. */
  static List<Row> read(String text) {
    Csv csv = new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
    List<Row> rows = new ArrayList<>();
    while (csv.position < csv.text.length()) {
      Row row = csv.row();
      if (!row.values().equals(List.of(""))) {
        rows.add(row);
      }
    }
    return rows;
  }

  private Row row() {
    int first = line;
    List<String> values = new ArrayList<>();
    values.add(value());
    while (position < text.length() && text.charAt(position) == ',') {
      position++;
      values.add(value());
    }
    if (position < text.length() && text.charAt(position) == '\r') {
      position++;
    }
    if (position < text.length() && text.charAt(position) == '\n') {
      position++;
      line++;
    }
    return new Row(first, values);
  }

  private String value() {
    if (position < text.length() && text.charAt(position) == '"') {
      return quoted();
    }
    int start = position;
    while (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    return text.substring(start, position);
  }

  private String quoted() {
    int opened = line;
    StringBuilder value = new StringBuilder();
    for (position++; position < text.length(); position++) {
      char c = text.charAt(position);
      if (c != '"') {
        value.append(c);
        line += c == '\n' ? 1 : 0;
      } else if (text.startsWith("\"\"", position)) {
        value.append('"');
        position++;
      } else {
        position++;
        requireEndOfValue();
        return value.toString();
      }
    }
    throw new InvalidRequestException(
        "the quotation that opens in line " + opened + " is not closed");
  }

  private void requireEndOfValue() {
    if (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
      throw new InvalidRequestException(
          "in line %d, %s follows a closing quotation mark, where a comma or the end of the line should be"
              .formatted(line, text.charAt(position)));
    }
  }
}
