package io.github.clipsearch.duplicates;

import io.github.clipsearch.store.VideoRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts videos that are copies into groups. Belongs to one thread. */
final class Groups {
  private static final Comparator<CopiedRun> IN_ORDER =
      Comparator.<CopiedRun, String>comparing(run -> run.first().video().id())
          .thenComparing(run -> run.second().video().id())
          .thenComparingInt(run -> run.first().firstScene());

  private final SortedMap<String, VideoRecord> videos = new TreeMap<>();

  /** The id of a video of the same group, which leads to the one whose id comes first. */
  private final Map<String, String> parents = new HashMap<>();

  void join(VideoRecord video, VideoRecord copy) {
    videos.put(video.id(), video);
    videos.put(copy.id(), copy);
    String one = root(video.id());
    String other = root(copy.id());
    if (one.compareTo(other) <= 0) {
      parents.put(other, one);
    } else {
      parents.put(one, other);
    }
  }

  private String root(String id) {
    String root = id;
    for (String parent = parents.get(root);
        parent != null && !parent.equals(root);
        parent = parents.get(root)) {
      root = parent;
    }
    return root;
  }

  DuplicateReport report(List<CopiedRun> runs) {
    SortedMap<String, List<VideoRecord>> members = new TreeMap<>();
    videos.forEach(
        (id, video) -> members.computeIfAbsent(root(id), key -> new ArrayList<>()).add(video));
    Map<String, List<CopiedRun>> within = new HashMap<>();
    List<CopiedRun> shared = new ArrayList<>();
    runs.stream()
        .sorted(IN_ORDER)
        .forEach(
            run -> {
              String root = root(run.first().video().id());
              if (root.equals(root(run.second().video().id()))) {
                within.computeIfAbsent(root, key -> new ArrayList<>()).add(run);
              } else {
                shared.add(run);
              }
            });
    List<DuplicateGroup> groups = new ArrayList<>();
    members.forEach(
        (root, group) ->
            groups.add(
                new DuplicateGroup(
                    group, Objects.requireNonNull(within.get(root), "runs of a group"))));
    return new DuplicateReport(groups, shared);
  }
}
