package io.github.clipsearch.evaluation;

import io.github.clipsearch.store.VideoRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds videos by their ids or their files' names. */
final class VideoNames {
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Set<String>> byFile = new HashMap<>();
  private final Map<String, Set<String>> byStem = new HashMap<>();

  VideoNames(List<VideoRecord> videos) {
    for (VideoRecord video : videos) {
      ids.add(video.id());
      String path = String.valueOf(video.uri().getPath());
      String file = path.substring(path.lastIndexOf('/') + 1);
      add(byFile, file, video.id());
      int dot = file.lastIndexOf('.');
      add(byStem, dot > 0 ? file.substring(0, dot) : file, video.id());
    }
  }

  private static void add(Map<String, Set<String>> map, String name, String id) {
    map.computeIfAbsent(name, key -> new HashSet<>()).add(id);
  }

  /** The ids of the videos that a name stands for; empty when there are none. */
  Set<String> ids(String name) {
    if (ids.contains(name)) {
      return Set.of(name);
    }
    Set<String> files = byFile.getOrDefault(name, Set.of());
    return files.isEmpty() ? byStem.getOrDefault(name, Set.of()) : files;
  }
}
