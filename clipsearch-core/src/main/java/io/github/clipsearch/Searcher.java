package io.github.clipsearch;

import io.github.clipsearch.encoder.ClipEncoder;
import io.github.clipsearch.ranking.VideoRanking;
import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.SearchResult;
import io.github.clipsearch.store.VectorQuery;
import java.time.Duration;
import java.util.List;

/** Turns requests into vectors and asks the store. Safe for use by several threads. */
final class Searcher {
  private final ClipEncoder encoder;
  private final IndexStore store;
  private final VideoRanking ranking;

  /**
   * Searches a store.
   *
   * @param ranking unless a request says otherwise
   */
  Searcher(ClipEncoder encoder, IndexStore store, VideoRanking ranking) {
    this.encoder = encoder;
    this.store = store;
    this.ranking = ranking;
  }

  SearchResult search(SearchRequest request) {
    long start = System.nanoTime();
    if (store.encoder().isPresent()) {
      store.claim(encoder.identity()); // refuses another encoder
    }
    QueryVectors queries = new QueryVectors(encoder, store, request.templates());
    List<float[]> vectors = request.sequence().steps().stream().map(queries::vector).toList();
    VectorQuery.Builder query = request.toVectorQuery(vectors, ranking);
    queries.excludeFrom(query);
    Duration encoding = Duration.ofNanos(System.nanoTime() - start);

    SearchResult found = store.search(query.build());
    return new SearchResult(found.hits(), found.exact(), found.cost().withEncode(encoding));
  }
}
