package io.github.clipsearch.examples.cli;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.store.VideoRecord;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the videos of an index that the command line names: by id, by path, or by file name. */
final class IndexedVideos {
  private static final Pattern MOMENT = Pattern.compile("(.+)@(\\d+(?:\\.\\d+)?)");

  private final List<VideoRecord> videos;

  IndexedVideos(List<VideoRecord> videos) {
    this.videos = videos;
  }

  /** A query for what is like a video, or like the scene at a moment of it. */
  Query like(String written) {
    Matcher moment = MOMENT.matcher(written);
    return moment.matches()
        ? Query.sceneAt(get(moment.group(1)).id(), Double.parseDouble(moment.group(2)))
        : Query.video(get(written).id());
  }

  /**
   * The video of this name.
   *
   * @throws InvalidRequestException when there is none, or several have it as their file name
   */
  VideoRecord get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "There is no video with the id or the file name %s in the index. See: clipsearch list"
                        .formatted(name)));
  }

  /**
   * The video of this name, if there is one.
   *
   * @throws InvalidRequestException when several have it as their file name
   */
  Optional<VideoRecord> find(String name) {
    return videos.stream()
        .filter(video -> video.id().equals(name))
        .findFirst()
        .or(() -> byPath(name))
        .or(() -> byFileName(name));
  }

  private Optional<VideoRecord> byPath(String name) {
    try {
      URI uri = Path.of(name).toAbsolutePath().normalize().toUri();
      return videos.stream().filter(video -> video.uri().equals(uri)).findFirst();
    } catch (InvalidPathException e) {
      // no path on this system, so no file's either
      return Optional.empty();
    }
  }

  private Optional<VideoRecord> byFileName(String name) {
    List<VideoRecord> found =
        videos.stream().filter(video -> video.uri().getPath().endsWith("/" + name)).toList();
    if (found.size() > 1) {
      throw new InvalidRequestException(
          "There are %d videos with the file name %s in the index. Name one by its id: %s"
              .formatted(
                  found.size(),
                  name,
                  String.join(", ", found.stream().map(VideoRecord::id).toList())));
    }
    return found.stream().findFirst();
  }
}
