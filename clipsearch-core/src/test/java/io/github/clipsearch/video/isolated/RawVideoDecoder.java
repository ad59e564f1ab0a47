package io.github.clipsearch.video.isolated;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.RgbImage;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A decoder of uncompressed videos, which keeps frames well or, like the default, in full size
 * only.
 */
public final class RawVideoDecoder implements VideoDecoder {
  private static final int MAGIC = 0x52415756;
  private static final int HEADER_BYTES = 64;
  private static final int RIFF = 0x52494646;

  private final boolean keepsItself;

  /** A decoder whose kept frames can be read in any size. */
  public RawVideoDecoder() {
    this(true);
  }

  RawVideoDecoder(boolean keepsItself) {
    this.keepsItself = keepsItself;
  }

  static Path write(Path file, List<RgbImage> pictures, int framesPerSecond) {
    RgbImage first = pictures.get(0);
    ByteBuffer content =
        ByteBuffer.allocate(HEADER_BYTES + pictures.size() * first.pixels().length)
            .putInt(MAGIC)
            .putInt(first.width())
            .putInt(first.height())
            .putInt(framesPerSecond)
            .putInt(pictures.size())
            .position(HEADER_BYTES);
    pictures.forEach(picture -> content.put(picture.pixels()));
    try {
      return Files.write(file, content.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public VideoStream open(Path file) {
    VideoDecoder.requireReadableFile(file);
    ByteBuffer content;
    try {
      content = ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new VideoReadException(file, Reason.IO_ERROR, "it cannot be read", e);
    }
    if (content.remaining() >= HEADER_BYTES && content.getInt(0) == MAGIC) {
      return new Stream(file, content);
    }
    boolean riff = content.getInt(0) == RIFF;
    throw new VideoReadException(
        file, riff ? Reason.NO_VIDEO : Reason.UNREADABLE, "it is no raw video");
  }

  private final class Stream implements VideoStream {
    private final Path file;
    private final ByteBuffer content;
    private final VideoInfo info;
    private final int announced;
    private final int complete;
    private int number = -1;
    private boolean closed;

    Stream(Path file, ByteBuffer content) {
      this.file = file;
      this.content = content;
      int width = content.getInt(4);
      int height = content.getInt(8);
      int rate = content.getInt(12);
      announced = content.getInt(16);
      complete = (content.limit() - HEADER_BYTES) / (3 * width * height);
      info =
          new VideoInfo(
              width,
              height,
              0,
              rate,
              OptionalDouble.of((double) announced / rate),
              OptionalLong.of(announced),
              "raw",
              "rgb");
    }

    @Override
    public VideoInfo info() {
      return info;
    }

    @Override
    public boolean advance() {
      if (closed) {
        throw new AlreadyClosedException(file + " was closed");
      }
      number = Math.min(number + 1, complete);
      return number < complete;
    }

    @Override
    public Frame frame() {
      return keepsItself ? new RawFrame(number) : new FullSizeKeeper(new RawFrame(number));
    }

    @Override
    public List<String> warnings() {
      return number == complete && complete < announced ? List.of("the end is missing") : List.of();
    }

    @Override
    public void close() {
      closed = true;
    }

    private final class RawFrame implements KeptFrame {
      private final int index;

      RawFrame(int index) {
        this.index = index;
      }

      @Override
      public long number() {
        return index;
      }

      @Override
      public double time() {
        return index / info.frameRate();
      }

      @Override
      public int width() {
        return info.width();
      }

      @Override
      public int height() {
        return info.height();
      }

      @Override
      public void readRgb(int width, int height, byte[] target) {
        int start = HEADER_BYTES + index * 3 * width() * height();
        for (int y = 0, out = 0; y < height; y++) {
          for (int x = 0; x < width; x++, out += 3) {
            int pixel = y * height() / height * width() + x * width() / width;
            content.get(start + 3 * pixel, target, out, 3);
          }
        }
      }

      @Override
      public KeptFrame keep() {
        return this;
      }

      @Override
      public long bytes() {
        return 3L * width() * height();
      }

      @Override
      public void close() {
        // the whole file is in memory anyway
      }
    }
  }

  /** Leaves keeping to the interface. */
  private record FullSizeKeeper(Frame frame) implements Frame {
    @Override
    public long number() {
      return frame.number();
    }

    @Override
    public double time() {
      return frame.time();
    }

    @Override
    public int width() {
      return frame.width();
    }

    @Override
    public int height() {
      return frame.height();
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      frame.readRgb(width, height, target);
    }
  }
}
