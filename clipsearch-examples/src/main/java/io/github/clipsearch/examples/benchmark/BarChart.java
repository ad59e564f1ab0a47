package io.github.clipsearch.examples.benchmark;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Draws figures as bars: a table of names and ratios, one a line with a tab between, below a line
 * with the title, becomes a picture (SVG) of the same name. The bar of the baseline, whose ratio is
 * 1, is of another colour.
 */
public final class BarChart {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final int WIDTH = 720;
  private static final int LABEL_WIDTH = 280;
  private static final int ROW_HEIGHT = 28;
  private static final int TITLE_HEIGHT = 40;
  private static final int BAR_HEIGHT = 18;
  private static final int VALUE_WIDTH = 60;

  private BarChart() {}

  /** A name and its ratio to the baseline's figure. */
  private record Bar(String name, double ratio) {
    static Bar parse(String line) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        throw new IllegalArgumentException("a name, a tab and a ratio, unlike: " + line);
      }
      return new Bar(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1).strip()));
    }
  }

  /**
   * Draws all tables of a folder.
   *
   * @param args the folder, such as {@code docs/benchmarks}
   * @throws IOException when one cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    for (Path table : tables(Path.of(args[0]))) {
      Files.writeString(picture(table), draw(Files.readAllLines(table)));
    }
  }

  /** The tables of a folder. */
  static List<Path> tables(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
    }
  }

  /** Where a table's picture goes. */
  static Path picture(Path table) {
    String name = String.valueOf(table.getFileName());
    return table.resolveSibling(name.replaceFirst("\\.tsv$", ".svg"));
  }

  /**
   * Draws a table.
   *
   * @param lines the title, and a line for each bar
   * @return an SVG document
   */
  static String draw(List<String> lines) {
    List<Bar> bars =
        lines.stream().skip(1).filter(line -> !line.isBlank()).map(Bar::parse).toList();
    int height = TITLE_HEIGHT + bars.size() * ROW_HEIGHT + ROW_HEIGHT / 2;
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter svg = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      svg.setDefaultNamespace(NAMESPACE);
      svg.writeStartElement(NAMESPACE, "svg");
      svg.writeDefaultNamespace(NAMESPACE);
      svg.writeAttribute("viewBox", "0 0 " + WIDTH + " " + height);
      svg.writeAttribute("font-family", "sans-serif");
      svg.writeAttribute("font-size", "14");
      svg.writeCharacters("\n");
      rectangle(svg, 0, 0, WIDTH, height, "#ffffff");
      text(svg, 12, 26, "start", "#1f2328", lines.get(0));
      double longest = bars.stream().mapToDouble(Bar::ratio).max().orElse(1);
      for (int i = 0; i < bars.size(); i++) {
        bar(svg, bars.get(i), longest, TITLE_HEIGHT + i * ROW_HEIGHT);
      }
      svg.writeEndElement();
      svg.writeCharacters("\n");
      svg.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  private static void bar(XMLStreamWriter svg, Bar bar, double longest, int top)
      throws XMLStreamException {
    int baseLine = top + BAR_HEIGHT - 4;
    double room = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
    double length = bar.ratio() / longest * room;
    text(svg, LABEL_WIDTH - 10, baseLine, "end", "#1f2328", bar.name());
    rectangle(svg, LABEL_WIDTH, top, length, BAR_HEIGHT, bar.ratio() == 1 ? "#8c959f" : "#2563eb");
    text(svg, LABEL_WIDTH + length + 6, baseLine, "start", "#1f2328", ratio(bar.ratio()));
  }

  private static void rectangle(
      XMLStreamWriter svg, double x, double y, double width, double height, String color)
      throws XMLStreamException {
    svg.writeEmptyElement(NAMESPACE, "rect");
    svg.writeAttribute("x", number(x));
    svg.writeAttribute("y", number(y));
    svg.writeAttribute("width", number(width));
    svg.writeAttribute("height", number(height));
    svg.writeAttribute("fill", color);
    svg.writeCharacters("\n");
  }

  private static void text(
      XMLStreamWriter svg, double x, double y, String anchor, String color, String content)
      throws XMLStreamException {
    svg.writeStartElement(NAMESPACE, "text");
    svg.writeAttribute("x", number(x));
    svg.writeAttribute("y", number(y));
    svg.writeAttribute("text-anchor", anchor);
    svg.writeAttribute("fill", color);
    svg.writeCharacters(content);
    svg.writeEndElement();
    svg.writeCharacters("\n");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
