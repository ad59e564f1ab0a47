package io.github.clipsearch.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The videos that somebody means by a list and paths. */
final class VideoLists {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "3gp", "asf", "avi", "flv", "gif", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg",
          "mts", "mxf", "ogg", "ogv", "ts", "vob", "webm", "wmv");

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
      for (Path file : Files.isDirectory(path) ? in(path) : List.of(path)) {
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

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(VideoLists::isNamedLikeVideo)
          .sorted()
          .toList();
    }
  }

  private static boolean isNamedLikeVideo(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
  }
}
