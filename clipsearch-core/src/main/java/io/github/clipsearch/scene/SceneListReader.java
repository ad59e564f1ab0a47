package io.github.clipsearch.scene;

import io.github.clipsearch.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads scene lists as comma-separated values; see {@link FixedCuts#readCsv}. */
final class SceneListReader {
  private static final String FRAME_COLUMN = "Start Frame";
  private static final String TIME_COLUMN = "Start Time (seconds)";

  private SceneListReader() {}

  static FixedCuts read(Path csv) {
    List<String> lines;
    try {
      lines = Files.readAllLines(csv);
    } catch (IOException e) {
      throw new InvalidRequestException(
          "Cannot read the scene list " + csv + ": it is missing or no text in UTF-8", e);
    }
    for (int i = 0; i < lines.size(); i++) {
      List<String> columns = Arrays.asList(lines.get(i).strip().split(","));
      int frames = columns.indexOf(FRAME_COLUMN);
      int times = columns.indexOf(TIME_COLUMN);
      if (frames >= 0) {
        return FixedCuts.atFrames(
            values(csv, lines, i + 1, frames, 1).stream()
                .map(value -> (long) (value - 1))
                .toList());
      }
      if (times >= 0) {
        return FixedCuts.atTimes(values(csv, lines, i + 1, times, 0));
      }
    }
    throw new InvalidRequestException(
        "The scene list %s has no column named \"%s\" or \"%s\". Expected are comma-separated values with a line of column names."
            .formatted(csv, FRAME_COLUMN, TIME_COLUMN));
  }

  private static List<Double> values(
      Path csv, List<String> lines, int firstLine, int column, double least) {
    List<Double> values = new ArrayList<>();
    for (int i = firstLine; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        double value = number(lines.get(i).split(","), column);
        if (!(value >= least) || Double.isInfinite(value)) {
          throw new InvalidRequestException(
              "Line %d of the scene list %s should have a number from %s on in column %d, but is: %s"
                  .formatted(i + 1, csv, least, column + 1, lines.get(i)));
        }
        values.add(value);
      }
    }
    return values;
  }

  /** NaN for what is no number. */
  private static double number(String[] fields, int column) {
    try {
      return column < fields.length ? Double.parseDouble(fields[column].strip()) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
