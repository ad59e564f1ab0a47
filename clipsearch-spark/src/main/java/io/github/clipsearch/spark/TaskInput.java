package io.github.clipsearch.spark;

import io.github.clipsearch.store.VideoRecord;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task is given.
 *
 * @param index of the video in the list of this run
 * @param video to index
 * @param knownOrNull what the index knew of it when the run began
 */
record TaskInput(int index, VideoTask video, @Nullable VideoRecord knownOrNull)
    implements Serializable {

  Optional<VideoRecord> known() {
    return Optional.ofNullable(knownOrNull);
  }
}
