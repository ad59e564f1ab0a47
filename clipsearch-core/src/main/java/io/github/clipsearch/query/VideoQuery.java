package io.github.clipsearch.query;

import java.util.Objects;

/**
 * What looks like a whole video in the index, which is left out itself.
 *
 * @param videoId of the video
 */
public record VideoQuery(String videoId) implements Query {
  /** Refuses null. */
  public VideoQuery {
    Objects.requireNonNull(videoId, "videoId");
  }
}
