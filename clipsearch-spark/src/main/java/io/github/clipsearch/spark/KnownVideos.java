package io.github.clipsearch.spark;

import io.github.clipsearch.store.IndexStore;
import io.github.clipsearch.store.VideoRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up what an index knows of the videos of a run, all at once. */
final class KnownVideos {
  private KnownVideos() {}

  /** Whether looking up takes reading the records of the whole index. */
  static boolean needsAll(List<VideoTask> videos) {
    return videos.stream().anyMatch(video -> video.id().isEmpty());
  }

  /**
   * Numbers the videos and adds what the index knows of them: by id those that have one, by place
   * the others.
   */
  static List<TaskInput> inputs(List<VideoTask> videos, @Nullable IndexStore store) {
    Map<URI, VideoRecord> byPlace = new HashMap<>();
    if (store != null && needsAll(videos)) {
      Set<URI> places = new HashSet<>();
      videos.stream().filter(video -> video.id().isEmpty()).forEach(v -> places.add(v.location()));
      store.forEachVideo(
          video -> {
            if (places.contains(video.uri())) {
              byPlace.put(video.uri(), video);
            }
          });
    }
    List<TaskInput> inputs = new ArrayList<>();
    for (VideoTask video : videos) {
      VideoRecord known =
          video
              .id()
              .flatMap(id -> store == null ? Optional.empty() : store.video(id))
              .orElseGet(() -> byPlace.get(video.location()));
      inputs.add(new TaskInput(inputs.size(), video, known));
    }
    return inputs;
  }
}
