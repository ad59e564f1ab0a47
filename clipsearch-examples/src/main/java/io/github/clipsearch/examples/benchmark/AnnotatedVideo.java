package io.github.clipsearch.examples.benchmark;

import io.github.clipsearch.examples.benchmark.Transition.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A video whose cuts are known: a row of a {@code MANIFEST.tsv} that says where they are, as
 * numbers or {@code none}, and has notes and a caption.
 *
 * @param file the video
 * @param cuts hard cuts, first frames of new scenes
 * @param soft frame ranges that the notes call fades or dissolves; {@code cuts} does not have them
 * @param caption what the video shows
 * @param fades whether the row speaks of fades
 */
record AnnotatedVideo(
    Path file, List<Transition> cuts, List<Transition> soft, String caption, boolean fades) {
  private static final Pattern SOFT =
      Pattern.compile("(?:fade-ins?|fade-outs?|dissolves?) ((?:(?:, | and )?~?\\d+-\\d+)+)");

  /** In the notes on a file whose cut is counted in a smaller stream than the one that is taken. */
  private static final Pattern IN_THE_LARGER_STREAM =
      Pattern.compile("= frame (\\d+) / [\\d.]+ s in stream \\d");

  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

  /** Reads the rows that say where the cuts are, or that there are none. */
  static List<AnnotatedVideo> in(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("MANIFEST.tsv"));
    List<String> header = List.of(lines.get(0).split("\t", -1));
    List<AnnotatedVideo> videos = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      String cuts = cells.get(header.indexOf("cut_frames"));
      if (cuts.startsWith("none") || cuts.matches("\\d+(,\\d+)*")) {
        String notes = cells.get(header.indexOf("notes"));
        Matcher larger = IN_THE_LARGER_STREAM.matcher(notes);
        boolean other = larger.find();
        double factor = other ? Double.parseDouble(larger.group(1)) / Integer.parseInt(cuts) : 1;
        videos.add(
            new AnnotatedVideo(
                folder.resolve(cells.get(header.indexOf("file"))),
                hardCuts(other ? larger.group(1) : cuts),
                softRanges(notes, factor),
                cells.get(header.indexOf("captions")),
                line.contains("fade")));
      }
    }
    return videos;
  }

  String name() {
    return String.valueOf(file.getFileName());
  }

  private static List<Transition> hardCuts(String cell) {
    List<Transition> cuts = new ArrayList<>();
    if (!cell.startsWith("none")) {
      for (String number : cell.split(",", -1)) {
        int frame = Integer.parseInt(number);
        cuts.add(new Transition(Kind.CUT, frame, frame));
      }
    }
    return cuts;
  }

  private static List<Transition> softRanges(String notes, double factor) {
    List<Transition> ranges = new ArrayList<>();
    for (Matcher soft = SOFT.matcher(notes); soft.find(); ) {
      for (Matcher range = RANGE.matcher(soft.group(1)); range.find(); ) {
        ranges.add(
            new Transition(
                Kind.FADE,
                (int) Math.round(factor * Integer.parseInt(range.group(1))),
                (int) Math.round(factor * Integer.parseInt(range.group(2)))));
      }
    }
    return ranges;
  }
}
