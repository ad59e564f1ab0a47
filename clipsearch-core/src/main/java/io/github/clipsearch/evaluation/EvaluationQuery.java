package io.github.clipsearch.evaluation;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.query.Query;
import java.util.List;
import java.util.Objects;

/**
 * A query whose answers are known.
 *
 * @param name for reports; of a text, the text itself
 * @param query what is searched for
 * @param expected what should be found, at least one; any of them is right
 */
public record EvaluationQuery(String name, Query query, List<ExpectedAnswer> expected) {
  /**
   * Copies the answers.
   *
   * @throws InvalidRequestException when there are none
   */
  public EvaluationQuery {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(query, "query");
    expected = List.copyOf(expected);
    if (expected.isEmpty()) {
      throw new InvalidRequestException("The query '" + name + "' has no expected answer.");
    }
  }

  /**
   * A text that should find one of some videos or scenes.
   *
   * @param text in the language of the model; not blank
   * @param expected what should be found, at least one; any of them is right
   * @return the query
   * @throws InvalidRequestException when the text is blank or nothing is expected
   */
  public static EvaluationQuery text(String text, ExpectedAnswer... expected) {
    return new EvaluationQuery(text, Query.text(text), List.of(expected));
  }

  /** Whether it is scenes that should be found. */
  boolean ofScenes() {
    return expected.stream().anyMatch(answer -> answer.time().isPresent());
  }
}
