package io.github.clipsearch.examples.cli;

import io.github.clipsearch.InvalidRequestException;
import io.github.clipsearch.query.Query;
import io.github.clipsearch.store.VideoRecord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the videos of an index that the command line names. */
final class IndexedVideos {
  private static final Pattern MOMENT = Pattern.compile("(.+)@(\\d+(?:\\.\\d+)?)");

  private IndexedVideos() {}

  /** A query for what is like a video, or like the scene at a moment of it. */
  static Query like(String written, List<VideoRecord> videos) {
    Matcher moment = MOMENT.matcher(written);
    return moment.matches()
        ? Query.sceneAt(id(moment.group(1), videos), Double.parseDouble(moment.group(2)))
        : Query.video(id(written, videos));
  }

  /** The id of the video with this id, or else with this file name. */
  private static String id(String name, List<VideoRecord> videos) {
    if (videos.stream().anyMatch(video -> video.id().equals(name))) {
      return name;
    }
    List<String> ids =
        videos.stream()
            .filter(video -> video.uri().getPath().endsWith("/" + name))
            .map(VideoRecord::id)
            .toList();
    if (ids.size() == 1) {
      return ids.get(0);
    }
    throw new InvalidRequestException(
        ids.isEmpty()
            ? "There is no video with the id or the file name %s in the index. See: clipsearch list"
                .formatted(name)
            : "There are %d videos with the file name %s in the index. Name one by its id: %s"
                .formatted(ids.size(), name, String.join(", ", ids)));
  }
}
