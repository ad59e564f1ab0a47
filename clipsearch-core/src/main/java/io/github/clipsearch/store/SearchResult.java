package io.github.clipsearch.store;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a search found and what it took. Iterating over it gives the hits, highest score first.
 *
 * @param hits in the order of their ranks; at most the query's limit
 * @param exact whether every scene that the filter lets through was compared with the query; false
 *     when an approximate index chose among them, so that hits may be missing
 * @param cost what the search took
 */
public record SearchResult(List<VideoHit> hits, boolean exact, SearchCost cost)
    implements Iterable<VideoHit> {
  /** Copies the hits. */
  public SearchResult {
    hits = List.copyOf(hits);
    Objects.requireNonNull(cost, "cost");
  }

  /**
   * What is found where there is nothing to search.
   *
   * @return a result without hits, which is exact
   */
  public static SearchResult empty() {
    return new SearchResult(List.of(), true, SearchCost.NOTHING);
  }

  @Override
  public Iterator<VideoHit> iterator() {
    return hits.iterator();
  }

  /**
   * The hits, one after the other.
   *
   * @return a new stream, highest score first
   */
  public Stream<VideoHit> stream() {
    return hits.stream();
  }

  /**
   * Whether nothing was found.
   *
   * @return true when there are no hits
   */
  public boolean isEmpty() {
    return hits.isEmpty();
  }
}
