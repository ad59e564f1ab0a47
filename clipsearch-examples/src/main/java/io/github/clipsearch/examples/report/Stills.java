package io.github.clipsearch.examples.report;

import io.github.clipsearch.examples.FrameGrabber;
import io.github.clipsearch.store.VideoRecord;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.imageio.ImageIO;

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

  private static String dataUrl(Frame frame) {
    int width = Math.min(WIDTH, frame.width());
    int height = Math.max(1, Math.round(frame.height() * (width / (float) frame.width())));
    byte[] pixels = new byte[3 * width * height];
    frame.readRgb(width, height, pixels);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      ImageIO.write(new RgbImage(width, height, pixels).toBufferedImage(), "jpeg", jpeg);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray());
  }
}
