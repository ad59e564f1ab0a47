package io.github.clipsearch.video;

import io.github.clipsearch.InvalidRequestException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the videos in a folder. Its methods may be called by several threads. */
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
   * @throws InvalidRequestException when a folder cannot be listed
   */
  public static List<Path> in(Path folder) {
    return below(folder, VideoFiles::isNamedLikeVideo);
  }

  private static List<Path> below(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidRequestException(
          "The folder %s cannot be listed (%s). Is it there, and may it be read?"
              .formatted(folder, e),
          e);
    }
  }

  /**
   * The files that somebody means by a path: the file, the videos of the folder, or what matches a
   * pattern such as {@code films/2024-*.mp4} or {@code films/**}{@code /*.mkv}, for systems whose
   * shells do not know patterns.
   *
   * @param written a path, or a pattern of {@link java.nio.file.FileSystem#getPathMatcher}'s kind
   *     {@code glob}
   * @return ordered by path; a path that does not exist is returned as it is
   * @throws InvalidRequestException when a folder cannot be listed
   */
  public static List<Path> named(String written) {
    int wildcard = firstWildcard(written);
    if (wildcard < 0 || exists(written)) {
      Path path = Path.of(written);
      return Files.isDirectory(path) ? in(path) : List.of(path);
    }
    // where a backslash does not part folders, it takes a wildcard's meaning away
    int slash =
        Math.max(
            written.lastIndexOf('/', wildcard), written.lastIndexOf(File.separatorChar, wildcard));
    Path folder = Path.of(written.substring(0, slash + 1));
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      return List.of();
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + written.substring(slash + 1));
    return below(folder, file -> matcher.matches(slash < 0 ? file : folder.relativize(file)));
  }

  private static int firstWildcard(String written) {
    return IntStream.range(0, written.length())
        .filter(i -> "*?[{".indexOf(written.charAt(i)) >= 0)
        .findFirst()
        .orElse(-1);
  }

  private static boolean exists(String written) {
    try {
      return Files.exists(Path.of(written));
    } catch (InvalidPathException e) {
      // a pattern that is no path on this system
      return false;
    }
  }

  private static boolean isNamedLikeVideo(Path file) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
  }
}
