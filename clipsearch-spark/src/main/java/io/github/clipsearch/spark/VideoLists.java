package io.github.clipsearch.spark;

import io.github.clipsearch.video.VideoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The videos that somebody means by a list and paths. */
final class VideoLists {
  private VideoLists() {}

  static List<VideoTask> of(@Nullable Path list, List<Path> paths) throws IOException {
    List<VideoTask> videos = new ArrayList<>();
    if (list != null) {
      Files.readAllLines(list).stream()
          .filter(line -> !line.isBlank())
          .map(VideoLists::parse)
          .forEach(videos::add);
    }
    for (Path path : paths) {
      for (Path file : Files.isDirectory(path) ? VideoFiles.in(path) : List.of(path)) {
        videos.add(VideoTask.of(file));
      }
    }
    return videos;
  }

  private static VideoTask parse(String line) {
    String[] columns = line.split("\t", 2);
    VideoTask video = VideoTask.of(Path.of(columns[0].strip()));
    return columns.length == 1 ? video : video.withId(columns[1].strip());
  }
}
