package io.github.clipsearch.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the videos in a folder. */
public final class VideoFiles {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "3gp", "asf", "avi", "flv", "gif", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg",
          "mts", "mxf", "ogg", "ogv", "ts", "vob", "webm", "wmv");

  private VideoFiles() {}

  /**
   * The files in a folder and in the folders below it whose names end like a video's.
   *
   * @param folder to look into
   * @return ordered by path
   * @throws IOException when a folder cannot be listed
   */
  public static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(VideoFiles::isNamedLikeVideo)
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
