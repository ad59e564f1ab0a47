package io.github.clipsearch.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BarChartTest {
  private static final Path FOLDER = Path.of("..", "docs", "benchmarks");
  private static final Pattern BAR = Pattern.compile("width=\"([\\d.]+)\" height=\"18\"");

  @Test
  void barsAreAsLongAsTheRatiosSay() {
    String svg = BarChart.draw(List.of("a < b", "baseline\t1", "twice & more\t2.5", ""));

    List<Double> lengths = BAR.matcher(svg).results().map(m -> Double.valueOf(m.group(1))).toList();
    assertThat(lengths).hasSize(2);
    assertThat(lengths.get(1) / lengths.get(0)).isEqualTo(2.5);
    assertThat(svg).contains("a &lt; b", "twice &amp; more", ">2.50<");
  }

  /** Figures and pictures are kept together: draw them again when this fails. */
  @Test
  void thePicturesShowTheTables() throws IOException {
    for (Path table : BarChart.tables(FOLDER)) {
      assertThat(BarChart.picture(table))
          .as("drawn by BarChart docs/benchmarks")
          .hasContent(BarChart.draw(Files.readAllLines(table)));
    }
  }

  @Test
  void thePageShowsEveryPicture() throws IOException {
    String page = Files.readString(FOLDER.resolveSibling("benchmarks.md"));
    for (Path table : BarChart.tables(FOLDER)) {
      String picture = "benchmarks/" + BarChart.picture(table).getFileName();
      Matcher shown =
          Pattern.compile("!\\[[^]]+]\\(" + Pattern.quote(picture) + "\\)").matcher(page);
      assertThat(shown.find()).as("docs/benchmarks.md shows %s", picture).isTrue();
    }
  }
}
