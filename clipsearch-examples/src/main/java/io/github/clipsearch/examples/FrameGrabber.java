package io.github.clipsearch.examples;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes still pictures out of a video. */
public final class FrameGrabber {
  /** Times are rounded on their way here; a frame that starts this little later is the one. */
  private static final double ROUNDING_SECONDS = 1e-6;

  private FrameGrabber() {}

  /**
   * The picture that is on the screen at a moment.
   *
   * @param decoder opens the file
   * @param file the video
   * @param time in seconds
   * @return the last frame that starts at or before that moment, or empty when there is none
   */
  public static Optional<RgbImage> at(VideoDecoder decoder, Path file, double time) {
    return Optional.ofNullable(at(decoder, file, List.of(time), Frame::image).get(time));
  }

  /**
   * The pictures that are on the screen at several moments, in one pass over the video.
   *
   * @param <T> what is made of a picture
   * @param decoder opens the file
   * @param file the video
   * @param times in seconds
   * @param convert makes something of a frame, such as a small picture
   * @return by time, what became of the last frame that starts at or before it; without the times
   *     before the first frame
   */
  public static <T> Map<Double, T> at(
      VideoDecoder decoder, Path file, Collection<Double> times, Function<Frame, T> convert) {
    Map<Double, T> pictures = new TreeMap<>();
    forEach(decoder, file, times, (time, frame) -> pictures.put(time, convert.apply(frame)));
    return pictures;
  }

  /**
   * Shows the frames that are on the screen at several moments, in one pass over the video, which
   * ends with the last of them.
   *
   * @param decoder opens the file
   * @param file the video
   * @param times in seconds
   * @param action called with each time, in ascending order, and the last frame that starts at or
   *     before it; not with times before the first frame
   */
  public static void forEach(
      VideoDecoder decoder,
      Path file,
      Collection<Double> times,
      BiConsumer<? super Double, ? super Frame> action) {
    Deque<Double> wanted = new ArrayDeque<>(new TreeSet<>(times));
    KeptFrame shown = null;
    try (VideoStream stream = decoder.open(file)) {
      while (!wanted.isEmpty() && stream.advance()) {
        double start = stream.frame().time() - ROUNDING_SECONDS;
        while (!wanted.isEmpty() && wanted.getFirst() < start) {
          show(wanted.removeFirst(), shown, action);
        }
        if (shown != null) {
          shown.close();
        }
        shown = stream.frame().keep();
      }
      for (double time : wanted) {
        show(time, shown, action);
      }
    } finally {
      if (shown != null) {
        shown.close();
      }
    }
  }

  private static void show(
      double time, @Nullable Frame shown, BiConsumer<? super Double, ? super Frame> action) {
    if (shown != null) {
      action.accept(time, shown);
    }
  }
}
