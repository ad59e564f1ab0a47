package io.github.clipsearch.video.decoding;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one open file, from a library's decoded pictures. Owns the source.
 *
 * @param <P> what the native library calls a picture
 */
public final class PictureStream<P> implements VideoStream {
  private final Path file;
  private final PictureSource<P> source;
  private final VideoInfo info;
  private final Losses losses;
  private final Timeline timeline;
  private final Set<SharedFrame> kept = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable CurrentFrame current;
  private long frames;
  private boolean ended;
  private boolean closed;
  private byte[] unturned = {};

  /**
   * Starts before the first frame.
   *
   * @param file that the source reads, for messages
   * @param source open; closed with this stream
   */
  public PictureStream(Path file, PictureSource<P> source) {
    this.file = Objects.requireNonNull(file, "file");
    this.source = Objects.requireNonNull(source, "source");
    info = source.info();
    losses = source.losses();
    timeline = new Timeline(info.frameRate());
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public boolean advance() {
    requireOpen();
    current = null;
    while (!ended && source.next()) {
      if (timeline.advance(source.timestamp())) {
        current = new CurrentFrame(frames++, timeline.time(), source.geometry());
        return true;
      }
    }
    if (!ended) {
      ended = true;
      losses.finish();
    }
    if (losses.isTotal()) {
      throw new VideoReadException(
          file,
          Reason.UNREADABLE,
          "not one frame of it could be decoded ("
              + String.join("; ", losses.describe())
              + "); the file is damaged or cut off: copy or download it again");
    }
    return false;
  }

  @Override
  public Frame frame() {
    requireOpen();
    if (current == null) {
      throw new IllegalStateException(
          "there is no current frame: call advance() first, and only while it returns true");
    }
    return current;
  }

  @Override
  public List<String> warnings() {
    return losses.describe();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    current = null;
    kept.forEach(frame -> source.release(frame.reference));
    kept.clear();
    source.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new AlreadyClosedException(
          "the video " + file + " was closed; open it again to read on");
    }
  }

  private void convert(P picture, Orientation orientation, int width, int height, byte[] target) {
    if (orientation.equals(Orientation.UPRIGHT)) {
      source.scale(picture, width, height, target);
      return;
    }
    int size = 3 * width * height;
    if (unturned.length != size) {
      unturned = new byte[size];
    }
    int storedWidth = orientation.swapsSides() ? height : width;
    int storedHeight = orientation.swapsSides() ? width : height;
    source.scale(picture, storedWidth, storedHeight, unturned);
    orientation.turn(unturned, storedWidth, storedHeight, target);
  }

  /** What the current and the kept frames have in common. */
  private abstract class StreamFrame implements Frame {
    private final long number;
    private final double time;
    private final Geometry shown;

    StreamFrame(long number, double time, Geometry shown) {
      this.number = number;
      this.time = time;
      this.shown = shown;
    }

    /** The decoded picture, as long as the frame is valid. */
    abstract P picture();

    @Override
    public long number() {
      return number;
    }

    @Override
    public double time() {
      return time;
    }

    @Override
    public int width() {
      return shown.width();
    }

    @Override
    public int height() {
      return shown.height();
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      P picture = picture();
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "a picture is at least 1 x 1 pixels, not " + width + " x " + height);
      }
      if (target.length < 3L * width * height) {
        throw new IllegalArgumentException(
            "%d x %d pixels take %d bytes, the array has %d"
                .formatted(width, height, 3L * width * height, target.length));
      }
      convert(picture, shown.orientation(), width, height, target);
    }

    @Override
    public KeptFrame keep() {
      SharedFrame frame = new SharedFrame(number, time, shown, source.keep(picture()));
      kept.add(frame);
      return frame;
    }
  }

  /** Valid while it is the stream's current one. */
  private final class CurrentFrame extends StreamFrame {
    CurrentFrame(long number, double time, Geometry shown) {
      super(number, time, shown);
    }

    @Override
    P picture() {
      if (current != this) {
        throw new IllegalStateException(
            "frame " + number() + " is gone: the stream has advanced beyond it or was closed");
      }
      return source.picture();
    }
  }

  /** Valid until it is closed, or the stream is. */
  private final class SharedFrame extends StreamFrame implements KeptFrame {
    private final P reference;
    private final long bytes;

    SharedFrame(long number, double time, Geometry shown, P reference) {
      super(number, time, shown);
      this.reference = reference;
      bytes = source.bytes(reference);
    }

    @Override
    P picture() {
      if (!kept.contains(this)) {
        throw new IllegalStateException("frame " + number() + " is gone: it was closed");
      }
      return reference;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public void close() {
      if (kept.remove(this)) {
        source.release(reference);
      }
    }
  }
}
