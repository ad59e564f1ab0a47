package io.github.clipsearch.evaluation;

import com.google.gson.JsonParseException;
import io.github.clipsearch.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads queries and their answers from files, in the formats of MSR-VTT (Xu et al., 2016) and in
 * simple ones of the same kind.
 *
 * <p>CSV: a line of column names, then a query per line. The text is in the column {@code
 * sentence}, {@code caption}, {@code query} or {@code text}, what should be found in {@code
 * video_id}, {@code video} or {@code expected}: a video's id or its file's name, or {@code
 * video@seconds} for a scene; several are separated by {@code |}. Other columns are ignored.
 *
 * <p>JSON: MSR-VTT's object with {@code videos} and {@code sentences}; or an array of objects with
 * the same names as CSV's columns, in which what should be found may also be an array.
 */
public final class EvaluationQueries {
  private EvaluationQueries() {}

  /**
   * Reads a file, as JSON when its name ends in {@code .json}, else as CSV.
   *
   * @param file in UTF-8
   * @return at least one query
   * @throws InvalidRequestException when the file cannot be read, is in no known format, or has no
   *     queries; the message says where
   */
  public static List<EvaluationQuery> read(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json")
        ? readJson(file)
        : readCsv(file);
  }

  /**
   * Reads a CSV file.
   *
   * @param file in UTF-8
   * @return at least one query
   * @throws InvalidRequestException when the file cannot be read, is in no known format, or has no
   *     queries; the message says where
   */
  public static List<EvaluationQuery> readCsv(Path file) {
    return read(file, QueryCsv::parse);
  }

  /**
   * Reads a JSON file.
   *
   * @param file in UTF-8
   * @return at least one query
   * @throws InvalidRequestException when the file cannot be read, is in no known format, or has no
   *     queries; the message says where
   */
  public static List<EvaluationQuery> readJson(Path file) {
    return read(file, text -> QueryJson.parse(text, split -> true));
  }

  /**
   * Reads a part of MSR-VTT's JSON file.
   *
   * @param file in UTF-8
   * @param split such as {@code test}: only the sentences of videos with this {@code split}
   * @return at least one query
   * @throws InvalidRequestException when the file cannot be read, is in no known format, or has no
   *     queries; the message says where
   */
  public static List<EvaluationQuery> readJson(Path file, String split) {
    return read(file, text -> QueryJson.parse(text, split::equals));
  }

  private static List<EvaluationQuery> read(
      Path file, Function<String, List<EvaluationQuery>> parser) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new InvalidRequestException(
          "Cannot read the queries " + file + ": the file is missing or no text in UTF-8", e);
    }
    try {
      List<EvaluationQuery> queries = parser.apply(text);
      if (queries.isEmpty()) {
        throw new InvalidRequestException("there are none");
      }
      return queries;
    } catch (InvalidRequestException | JsonParseException | IllegalStateException e) {
      throw new InvalidRequestException(
          "Cannot read the queries " + file + ": " + e.getMessage(), e);
    }
  }
}
