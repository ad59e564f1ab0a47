package io.github.clipsearch.examples;

import io.github.clipsearch.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is known of the shared footage: one row per file of its {@code MANIFEST.tsv}. */
final class Manifest {
  private Manifest() {}

  /** One video; {@code frames} is 0 where there is none to decode, duration 0 where unknown. */
  record Row(Path file, String codec, long frames, double frameRate, double duration) {
    String name() {
      return String.valueOf(file.getFileName());
    }
  }

  static List<Row> rows() throws IOException {
    Path folder = SharedFiles.get("footage");
    List<String> lines = Files.readAllLines(folder.resolve("MANIFEST.tsv"));
    List<String> header = List.of(lines.get(0).split("\t", -1));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      rows.add(
          new Row(
              folder.resolve(cells[header.indexOf("file")]),
              cells[header.indexOf("video_codec")],
              (long) number(cells[header.indexOf("frames_decoded")]),
              rate(cells[header.indexOf("fps")]),
              number(cells[header.indexOf("duration_s")])));
    }
    return rows;
  }

  private static double rate(String fraction) {
    String[] parts = fraction.split("/", -1);
    return parts.length == 2 ? number(parts[0]) / number(parts[1]) : 0;
  }

  private static double number(String cell) {
    return cell.isBlank() || cell.equals("?") ? 0 : Double.parseDouble(cell);
  }
}
