package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import io.humble.video.MediaPicture;
import io.humble.video.PixelFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames of one open file. */
final class HumbleVideoStream implements VideoStream {
  private final Path file;
  private final OpenContainer container;
  private final Losses losses;
  private final Timeline timeline;
  private final PacketDecoder packets;
  private final PictureConverter converter;
  private @Nullable CurrentFrame current;
  private Geometry geometry;
  private int storedWidth;
  private int storedHeight;
  private long frames;
  private boolean ended;
  private boolean closed;

  /** Takes over the container, also when it throws. */
  HumbleVideoStream(Path file, OpenContainer container) {
    this.file = file;
    this.container = container;
    VideoInfo info = container.info();
    timeline = new Timeline(info.frameRate());
    losses =
        new Losses(
            new Losses.Announcement(
                info.container(),
                info.codec(),
                container.stream().getNumIndexEntries(),
                Math.max(0, container.stream().getNumFrames()),
                info.duration().orElse(0),
                timeline.frameSeconds()));
    geometry = new Geometry(info.width(), info.height());
    converter = new PictureConverter(container.decoder(), container.rotation());
    boolean done = false;
    try {
      packets = new PacketDecoder(file, container, losses);
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  @Override
  public VideoInfo info() {
    return container.info();
  }

  @Override
  public boolean advance() {
    requireOpen();
    current = null;
    while (!ended && packets.next()) {
      if (timeline.advance(packets.stamp())) {
        fitGeometry(packets.picture());
        current = new CurrentFrame(frames++, timeline.time(), geometry);
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
    synchronized (HumbleLibrary.LOCK) {
      converter.close();
      NativeObjects.closeDemuxer(container.demuxer());
      container.natives().close();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new AlreadyClosedException(
          "the video " + file + " was closed; open it again to read on");
    }
  }

  private void fitGeometry(MediaPicture picture) {
    if (picture.getWidth() != storedWidth || picture.getHeight() != storedHeight) {
      storedWidth = picture.getWidth();
      storedHeight = picture.getHeight();
      Ratio aspect = StreamChooser.pixelAspect(container.pixelAspect(), container.decoder());
      geometry = Geometry.of(storedWidth, storedHeight, aspect.value(), container.rotation());
    }
  }

  /** What the current and the kept frames have in common. */
  private abstract class StreamFrame implements Frame {
    private final long number;
    private final double time;
    private final Geometry size;

    StreamFrame(long number, double time, Geometry size) {
      this.number = number;
      this.time = time;
      this.size = size;
    }

    /** The decoded picture, as long as the frame is valid. */
    abstract MediaPicture picture();

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
      return size.width();
    }

    @Override
    public int height() {
      return size.height();
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      MediaPicture picture = picture();
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "a picture is at least 1 x 1 pixels, not " + width + " x " + height);
      }
      if (target.length < 3L * width * height) {
        throw new IllegalArgumentException(
            "%d x %d pixels take %d bytes, the array has %d"
                .formatted(width, height, 3L * width * height, target.length));
      }
      converter.convert(picture, width, height, target);
    }

    @Override
    public KeptFrame keep() {
      return new HumbleKeptFrame(number, time, size, picture());
    }
  }

  /** Valid while it is the stream's current one. */
  private final class CurrentFrame extends StreamFrame {
    CurrentFrame(long number, double time, Geometry size) {
      super(number, time, size);
    }

    @Override
    MediaPicture picture() {
      if (current != this) {
        throw new IllegalStateException(
            "frame " + number() + " is gone: the stream has advanced beyond it or was closed");
      }
      return packets.picture();
    }
  }

  /**
   * Shares the decoder's own picture, which the decoder then does not reuse. The reference belongs
   * to the stream, which drops it when it is closed before the frame.
   */
  private final class HumbleKeptFrame extends StreamFrame implements KeptFrame {
    private final MediaPicture reference;
    private final long bytes;
    private boolean released;

    HumbleKeptFrame(long number, double time, Geometry size, MediaPicture picture) {
      super(number, time, size);
      reference = container.natives().own(MediaPicture.make(picture, false));
      bytes =
          PixelFormat.getBufferSizeNeeded(
              picture.getWidth(), picture.getHeight(), picture.getFormat());
    }

    @Override
    MediaPicture picture() {
      if (released || closed) {
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
      if (!released && !closed) {
        container.natives().delete(reference);
      }
      released = true;
    }
  }
}
