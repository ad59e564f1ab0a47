package io.github.clipsearch.examples.report;

import io.github.clipsearch.store.VideoHit;
import java.util.List;
import java.util.Optional;

/**
 * A query and what was found.
 *
 * @param text the query
 * @param hits best first
 * @param correct whether the first hit is the one expected; empty when none was
 */
public record AnsweredQuery(String text, List<VideoHit> hits, Optional<Boolean> correct) {

  /** Copies the hits. */
  public AnsweredQuery {
    hits = List.copyOf(hits);
  }
}
