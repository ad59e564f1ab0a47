package io.github.clipsearch.query;

import io.github.clipsearch.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Several queries at once: the weighted sum of their vectors, brought to length one.
 *
 * @param terms at least one
 */
public record CombinedQuery(List<Term> terms) implements Query {
  /**
   * One of the queries.
   *
   * @param query what is to be seen, or to be avoided
   * @param weight how much it counts, negative for what is to be avoided; neither 0 nor infinite
   */
  public record Term(Query query, double weight) {
    /**
     * Checks the weight.
     *
     * @throws InvalidRequestException when it is 0 or not finite
     */
    public Term {
      Objects.requireNonNull(query, "query");
      if (weight == 0 || !Double.isFinite(weight)) {
        throw new InvalidRequestException(
            "A weight is a number other than 0, such as 1 or -0.5, not " + weight + ".");
      }
    }
  }

  /**
   * Copies the terms.
   *
   * @throws InvalidRequestException when there are none
   */
  public CombinedQuery {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new InvalidRequestException("A combination has at least one query.");
    }
  }

  static CombinedQuery of(Query query) {
    return query instanceof CombinedQuery combined
        ? combined
        : new CombinedQuery(List.of(new Term(query, 1)));
  }

  CombinedQuery with(Term term) {
    List<Term> more = new ArrayList<>(terms);
    more.add(term);
    return new CombinedQuery(more);
  }
}
