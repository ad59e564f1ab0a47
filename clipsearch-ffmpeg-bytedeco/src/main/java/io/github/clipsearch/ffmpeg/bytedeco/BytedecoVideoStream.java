package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** The frames of one open file. */
final class BytedecoVideoStream implements VideoStream {
  private final Path file;
  private final OpenVideo video;
  private final Losses losses;
  private final Timeline timeline;
  private final PacketDecoder packets;
  private final PictureConverter converter = new PictureConverter();
  private final Set<BytedecoKeptFrame> kept = new HashSet<>();
  private @Nullable CurrentFrame current;
  private long frames;
  private boolean ended;
  private boolean closed;

  private BytedecoVideoStream(Path file, OpenVideo video) {
    this.file = file;
    this.video = video;
    VideoInfo info = video.info();
    timeline = new Timeline(info.frameRate());
    losses =
        new Losses(
            new Losses.Announcement(
                info.container(),
                info.codec(),
                avformat.avformat_index_get_entries_count(video.stream()),
                Math.max(0, video.stream().nb_frames()),
                info.duration().orElse(0),
                timeline.frameSeconds()));
    packets = new PacketDecoder(video, losses);
  }

  /**
   * Opens a file.
   *
   * @throws VideoReadException when that fails; nothing native is left then
   */
  static BytedecoVideoStream open(Path file, int threads, Optional<HardwareDevice> hardware) {
    OpenVideo video = OpenVideo.open(file, threads, hardware);
    boolean done = false;
    try {
      BytedecoVideoStream stream = new BytedecoVideoStream(file, video);
      done = true;
      return stream;
    } finally {
      if (!done) {
        video.close();
      }
    }
  }

  @Override
  public VideoInfo info() {
    return video.info();
  }

  @Override
  public boolean advance() {
    requireOpen();
    current = null;
    while (!ended && packets.next()) {
      if (timeline.advance(packets.stamp())) {
        current = new CurrentFrame(frames++, timeline.time(), geometryOf(packets.frame()));
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
    kept.forEach(frame -> avutil.av_frame_free(frame.reference));
    kept.clear();
    converter.close();
    packets.close();
    video.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new AlreadyClosedException(
          "the video " + file + " was closed; open it again to read on");
    }
  }

  /** Size, pixel shape and orientation can change in mid-stream. */
  private Geometry geometryOf(AVFrame picture) {
    AVFrameSideData matrix =
        avutil.av_frame_get_side_data(picture, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
    return Geometry.of(
        picture.width(),
        picture.height(),
        FfmpegLibrary.value(Header.pixelAspect(video.stream(), picture.sample_aspect_ratio())),
        matrix == null ? Orientation.UPRIGHT : Orientation.of(matrix.data()));
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
    abstract AVFrame picture();

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
      AVFrame picture = picture();
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "a picture is at least 1 x 1 pixels, not " + width + " x " + height);
      }
      if (target.length < 3L * width * height) {
        throw new IllegalArgumentException(
            "%d x %d pixels take %d bytes, the array has %d"
                .formatted(width, height, 3L * width * height, target.length));
      }
      converter.convert(picture, shown.orientation(), width, height, target);
    }

    @Override
    public KeptFrame keep() {
      return new BytedecoKeptFrame(number, time, shown, picture());
    }
  }

  /** Valid while it is the stream's current one. */
  private final class CurrentFrame extends StreamFrame {
    CurrentFrame(long number, double time, Geometry shown) {
      super(number, time, shown);
    }

    @Override
    AVFrame picture() {
      if (current != this) {
        throw new IllegalStateException(
            "frame " + number() + " is gone: the stream has advanced beyond it or was closed");
      }
      return packets.frame();
    }
  }

  /**
   * Shares the decoder's own picture, which the decoder then does not reuse; one from hardware,
   * which has few, is copied. The stream frees it when it is closed before the frame.
   */
  private final class BytedecoKeptFrame extends StreamFrame implements KeptFrame {
    private final AVFrame reference = FfmpegLibrary.newFrame();
    private final long bytes;

    BytedecoKeptFrame(long number, double time, Geometry shown, AVFrame picture) {
      super(number, time, shown);
      kept.add(this); // from here on the stream owns it
      if (PictureConverter.isInHardware(picture)) {
        PictureConverter.download(picture, reference);
      } else if (avutil.av_frame_ref(reference, picture) < 0) {
        throw new OutOfMemoryError("FFmpeg could not keep a frame");
      }
      bytes =
          avutil.av_image_get_buffer_size(
              reference.format(), reference.width(), reference.height(), 1);
    }

    @Override
    AVFrame picture() {
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
        avutil.av_frame_free(reference);
      }
    }
  }
}
