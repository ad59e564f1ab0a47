package io.github.clipsearch.store.approximate;

import io.github.clipsearch.filter.Everything;
import io.github.clipsearch.filter.VideoFilter;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.Listing;
import io.github.clipsearch.store.SearchCost;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way to answer a query: the graph says which videos are worth looking at, and the store
 * searches these and the pending ones exactly. So whatever is found is found with its score and its
 * scenes as they are in the store at this moment; all that can happen is that something is missing.
 * Where that would be likely, there is no answer, and the whole store has to be searched.
 */
final class ApproximateSearch {
  /** How many scenes are looked for at least, in place of each hit up to the end of the page. */
  private static final int PER_HIT = 4;

  private static final int AT_LEAST = 50;

  /** How much farther a search looks that has not found enough, and how often. */
  private static final int WIDER = 4;

  private static final int MAX_WIDENINGS = 2;

  private final IndexStore store;
  private final int width;

  ApproximateSearch(IndexStore store, int width) {
    this.store = store;
    this.width = width;
  }

  /** Whether a graph of scenes can help with a query at all. */
  boolean suits(VectorQuery query) {
    return query.stepCount() == 1
        && (query.listing() == Listing.SCENES || query.ranking() == VideoRanking.bestScene())
        && query.lastRank() * PER_HIT <= width
        && query.filter().ids().isEmpty();
  }

  /**
   * Answers a query that {@linkplain #suits suits}.
   *
   * @param pending what was changed since the graph, as it was before the graph is looked at
   * @return empty when the store has to be searched as a whole
   */
  Optional<SearchResult> search(VectorQuery query, SceneGraph graph, Set<String> pending)
      throws IOException {
    long start = System.nanoTime();
    long visited = 0;
    long scored = 0;
    int look = width;
    for (int widenings = 0; widenings <= MAX_WIDENINGS; widenings++, look *= WIDER) {
      Nearest nearest = graph.nearest(query.steps().get(0), look);
      visited += nearest.visited();
      int few = Math.max(AT_LEAST, Math.toIntExact(query.lastRank()) * PER_HIT);
      for (Nearest candidates :
          widenings == 0 ? List.of(nearest.first(few), nearest) : List.of(nearest)) {
        long graphTime = System.nanoTime() - start;
        SearchResult result = store.search(among(query, candidates, pending));
        scored += result.cost().scenes();
        if (suffices(query, result, candidates.bound())) {
          SearchCost cost = result.cost();
          return Optional.of(
              new SearchResult(
                  result.hits(),
                  candidates.all(),
                  new SearchCost(
                      cost.videos(),
                      visited + scored,
                      cost.encode(),
                      cost.scan().plus(Duration.ofNanos(graphTime)),
                      cost.rank())));
        }
      }
      if (nearest.all()) {
        break;
      }
    }
    return Optional.empty();
  }

  private static VectorQuery among(VectorQuery query, Nearest candidates, Set<String> pending) {
    Set<String> ids = new HashSet<>(candidates.distinctVideoIds());
    ids.addAll(pending);
    VideoFilter named = VideoFilter.ids(ids);
    return query.withFilter(
        query.filter() instanceof Everything ? named : named.and(query.filter()));
  }

  /**
   * Whether a video outside of the candidates could be on the page only if the graph has overlooked
   * it: no scene outside is better than the bound.
   */
  private static boolean suffices(VectorQuery query, SearchResult result, double bound) {
    List<?> hits = result.hits();
    if (bound == Double.NEGATIVE_INFINITY) {
      return true;
    }
    if (hits.size() == query.limit()) {
      return result.hits().get(hits.size() - 1).score() >= bound;
    }
    if (query.minimumScore().isPresent() && bound < query.minimumScore().getAsDouble()) {
      return true;
    }
    if (query.minimumShareOfBest().isPresent() && query.offset() == 0 && !hits.isEmpty()) {
      double best = result.hits().get(0).score();
      return bound < best - (1 - query.minimumShareOfBest().getAsDouble()) * Math.abs(best);
    }
    return false;
  }
}
