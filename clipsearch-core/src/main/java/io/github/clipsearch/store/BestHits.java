package io.github.clipsearch.store;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best hits of a search: no more than up to the end of the page. */
final class BestHits {
  private final long capacity;
  private final double minimumScore;
  private final PriorityQueue<ScoredVideo> worstFirst =
      new PriorityQueue<>(ScoredVideo.BEST_FIRST.reversed());

  BestHits(VectorQuery query) {
    capacity = query.lastRank();
    minimumScore = query.minimumScore().orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * Whether a hit with this score may be kept. NaN, which no vectors have that were checked when
   * stored, is: whoever reads the hit has to see that the index is damaged.
   */
  boolean wants(double score) {
    return !(score < minimumScore)
        && (worstFirst.size() < capacity || !(score < worstFirst.element().score()));
  }

  void add(ScoredVideo found) {
    worstFirst.add(found);
    if (worstFirst.size() > capacity) {
      worstFirst.remove();
    }
  }

  void addAll(BestHits others) {
    for (ScoredVideo found : others.worstFirst) {
      if (wants(found.score())) {
        add(found);
      }
    }
  }

  /** The hits of the page, in order. */
  List<ScoredVideo> page(VectorQuery query) {
    List<ScoredVideo> best = new ArrayList<>(worstFirst);
    best.sort(ScoredVideo.BEST_FIRST);
    if (!best.isEmpty() && query.minimumShareOfBest().isPresent()) {
      double highest = best.get(0).score();
      double least = highest - (1 - query.minimumShareOfBest().getAsDouble()) * Math.abs(highest);
      best.removeIf(found -> found.score() < least);
    }
    return best.subList(Math.min(query.offset(), best.size()), best.size());
  }
}
