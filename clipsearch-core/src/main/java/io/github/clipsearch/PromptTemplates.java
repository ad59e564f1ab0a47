package io.github.clipsearch;

import java.util.List;

/** Sentences such as "a photo of {}" that texts are put into. */
final class PromptTemplates {
  private static final String PLACE = "{}";

  private PromptTemplates() {}

  /** A copy of templates, each of which has a place for the text. */
  static List<String> checked(List<String> templates) {
    for (String template : templates) {
      if (!template.contains(PLACE)) {
        throw new InvalidRequestException(
            "A template has {} where the text goes, such as \"a photo of {}\", but \"%s\" has not."
                .formatted(template));
      }
    }
    return List.copyOf(templates);
  }

  /** A text in each of the templates, or as it is when there are none. */
  static List<String> fill(List<String> templates, String text) {
    return templates.isEmpty()
        ? List.of(text)
        : templates.stream().map(template -> template.replace(PLACE, text)).toList();
  }
}
