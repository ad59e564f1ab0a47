package io.github.clipsearch.evaluation;

import io.github.clipsearch.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;

/** Queries as comma-separated values; see {@link EvaluationQueries}. */
final class QueryCsv {
  private QueryCsv() {}

  static List<EvaluationQuery> parse(String text) {
    List<Csv.Row> rows = Csv.read(text);
    if (rows.isEmpty()) {
      throw new InvalidRequestException("the file is empty");
    }
    List<String> names = rows.get(0).values().stream().map(String::strip).toList();
    int textColumn = column(names, QueryFields.TEXT);
    int expectedColumn = column(names, QueryFields.EXPECTED);
    List<EvaluationQuery> queries = new ArrayList<>();
    for (Csv.Row row : rows.subList(1, rows.size())) {
      if (row.values().size() <= Math.max(textColumn, expectedColumn)) {
        throw new InvalidRequestException(
            "line %d has %d values, fewer than there are columns"
                .formatted(row.line(), row.values().size()));
      }
      try {
        queries.add(
            QueryFields.query(
                row.values().get(textColumn),
                QueryFields.answers(row.values().get(expectedColumn))));
      } catch (InvalidRequestException e) {
        throw new InvalidRequestException("line " + row.line() + ": " + e.getMessage(), e);
      }
    }
    return queries;
  }

  private static int column(List<String> names, List<String> wanted) {
    return wanted.stream()
        .map(names::indexOf)
        .filter(index -> index >= 0)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "the first line names no column %s, but %s"
                        .formatted(String.join(" or ", wanted), names)));
  }
}
