package io.github.clipsearch.store.lmdb;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong with an index, found by {@link LmdbIndexStore#verify}.
 *
 * @param videoId the video that it concerns, where it concerns one and its id can be read
 * @param place the table of docs/lmdb-format.md in which it is, or {@code data.mdb} where it
 *     concerns LMDB's file as a whole
 * @param problem what was found and what was expected, one sentence without full stop
 */
public record IndexDamage(Optional<String> videoId, String place, String problem) {

  /** Checks that nothing is null. */
  public IndexDamage {
    Objects.requireNonNull(videoId, "videoId");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(problem, "problem");
  }

  @Override
  public String toString() {
    return place + videoId.map(id -> ", video '" + id + "'").orElse("") + ": " + problem;
  }
}
