package io.github.clipsearch.spark;

import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which videos are begun. */
final class VideoOrder {
  private VideoOrder() {}

  /** By size, so that a long video is not the last one that everything waits for. */
  static List<TaskInput> longestFirst(List<TaskInput> inputs) {
    Map<Integer, Long> sizes = new HashMap<>();
    inputs.forEach(input -> sizes.put(input.index(), size(input.video())));
    return inputs.stream()
        .sorted(
            Comparator.comparing((TaskInput input) -> sizes.getOrDefault(input.index(), 0L))
                .reversed())
        .toList();
  }

  private static long size(VideoTask video) {
    return video.size() > 0 ? video.size() : sizeOfFile(video.location());
  }

  /** A file that the driver does not see has the size 0. */
  private static long sizeOfFile(URI location) {
    return "file".equals(location.getScheme()) ? Path.of(location).toFile().length() : 0;
  }
}
