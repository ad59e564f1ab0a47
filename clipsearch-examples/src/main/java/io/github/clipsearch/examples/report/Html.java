package io.github.clipsearch.examples.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.img;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.style;

import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.specialized.FigureTag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** What the pages have in common. */
final class Html {
  private Html() {}

  /** A page that needs no other file. */
  static String page(String title, DomContent... content) throws IOException {
    return TagCreator.document(
        html(
                head(
                    meta().withCharset("utf-8"),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    TagCreator.title(title),
                    style(rawHtml(stylesheet()))),
                body(content))
            .withLang("en"));
  }

  /**
   * A picture with two lines below it.
   *
   * @param url of the picture, if there is one
   * @param badge on the picture; none when empty
   */
  static FigureTag picture(
      Optional<String> url, String description, String badge, String first, String second) {
    return figure(
        each(url.stream().toList(), source -> img().withSrc(source).withAlt(description)),
        figcaption(
            iff(!badge.isEmpty(), span(badge).withClass("score")),
            div(first),
            div(second).withClass("size")));
  }

  private static String stylesheet() throws IOException {
    try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("report.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
