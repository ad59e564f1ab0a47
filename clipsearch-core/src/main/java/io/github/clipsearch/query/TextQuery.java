package io.github.clipsearch.query;

import io.github.clipsearch.InvalidRequestException;
import java.util.List;

/**
 * What one or several texts describe.
 *
 * @param texts at least one, none of them blank
 */
public record TextQuery(List<String> texts) implements Query {
  /**
   * Copies the texts.
   *
   * @throws InvalidRequestException when there are none or one is blank
   */
  public TextQuery {
    texts = List.copyOf(texts);
    if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
      throw new InvalidRequestException(
          "The query is empty: describe what is to be seen, such as \"a dog in a park\".");
    }
  }
}
