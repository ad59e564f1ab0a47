package io.github.clipsearch.examples.report;

import io.github.clipsearch.examples.FrameGrabber;
import io.github.clipsearch.examples.pictures.JpegPicture;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoDecoder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Small pictures of moments in videos, for a page that has them inside. Belongs to one thread. */
final class Stills {
  private static final int WIDTH = 288;

  private final Map<VideoRecord, SortedSet<Double>> wanted = new LinkedHashMap<>();
  private final Map<VideoRecord, Map<Double, String>> pictures = new HashMap<>();

  /** Asks for a picture, to be had after {@link #take}. */
  void want(VideoRecord video, double time) {
    wanted.computeIfAbsent(video, key -> new TreeSet<>()).add(time);
  }

  /** Takes all pictures, in one pass over each video. */
  void take(VideoDecoder decoder) {
    wanted.forEach(
        (video, times) ->
            pictures.put(
                video, FrameGrabber.at(decoder, Path.of(video.uri()), times, Stills::dataUrl)));
    wanted.clear();
  }

  /** The picture as a URL that contains it; empty when the video has no frame at that time. */
  Optional<String> url(VideoRecord video, double time) {
    return Optional.ofNullable(pictures.getOrDefault(video, Map.of()).get(time));
  }

  /** A small picture as a URL that contains it. */
  static String dataUrl(Frame frame) {
    return "data:image/jpeg;base64,"
        + Base64.getEncoder().encodeToString(JpegPicture.of(frame, WIDTH));
  }
}
