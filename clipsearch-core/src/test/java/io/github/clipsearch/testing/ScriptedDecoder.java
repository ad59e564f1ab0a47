package io.github.clipsearch.testing;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A decoder whose videos are text files, so that tests of what comes after decoding need no real
 * video: {@code video 64x48 25} (size and frames per second), then lines such as {@code 30 #ff0000}
 * (frames of one colour) or {@code lost the rest} (a warning). The first frame of each line is a
 * key frame. With {@code pictures} in place of {@code video} the lower half of each frame has half
 * the brightness, so that only black frames are blank.
 */
public final class ScriptedDecoder implements VideoDecoder {
  private final AtomicInteger openStreams = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger keptFrames = new AtomicInteger();

  /** Creates the decoder. */
  public ScriptedDecoder() {}

  /**
   * Writes a script.
   *
   * @param file to write
   * @param lines after the first, which gives 64 x 48 pixels at 25 frames per second
   * @return the file
   */
  public static Path write(Path file, String... lines) {
    return write(file, "video", lines);
  }

  /**
   * Writes a script of frames that are not blank.
   *
   * @param file to write
   * @param lines after the first, which gives 64 x 48 pixels at 25 frames per second
   * @return the file
   */
  public static Path writePictures(Path file, String... lines) {
    return write(file, "pictures", lines);
  }

  private static Path write(Path file, String kind, String... lines) {
    try {
      return Files.writeString(file, kind + " 64x48 25\n" + String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Streams that were opened and not closed.
   *
   * @return a number
   */
  public int openStreams() {
    return openStreams.get();
  }

  /**
   * How often a video was opened.
   *
   * @return a number
   */
  public int opened() {
    return opened.get();
  }

  /**
   * Frames that were kept and not closed.
   *
   * @return a number
   */
  public int keptFrames() {
    return keptFrames.get();
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public VideoStream open(Path file) {
    return open(file, false);
  }

  @Override
  public VideoStream open(Path file, FrameSelection frames) {
    return frames.isKeyFramesOnly() ? open(file, true) : VideoDecoder.super.open(file, frames);
  }

  private VideoStream open(Path file, boolean keyFrames) {
    VideoDecoder.requireReadableFile(file);
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new VideoReadException(file, Reason.IO_ERROR, "no text", e);
    }
    String[] header = lines.get(0).split("[ x]", -1);
    if (!header[0].equals("video") && !header[0].equals("pictures")) {
      throw new VideoReadException(file, Reason.UNREADABLE, "it is no scripted video");
    }
    openStreams.incrementAndGet();
    opened.incrementAndGet();
    return new Stream(
        Integer.parseInt(header[1]),
        Integer.parseInt(header[2]),
        Double.parseDouble(header[3]),
        lines.subList(1, lines.size()),
        header[0].equals("pictures"),
        keyFrames);
  }

  private final class Stream implements VideoStream {
    private final List<Color> colors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<Integer> starts = new HashSet<>();
    private final boolean pictures;
    private final boolean keyFrames;
    private final VideoInfo info;
    private final double frameRate;
    private int number = -1;
    private boolean closed;

    Stream(
        int width,
        int height,
        double frameRate,
        List<String> lines,
        boolean pictures,
        boolean keyFrames) {
      this.pictures = pictures;
      this.keyFrames = keyFrames;
      this.frameRate = frameRate;
      for (String line : lines) {
        String[] words = line.split(" ", 2);
        if (words[0].equals("lost")) {
          warnings.add(line);
        } else {
          starts.add(colors.size());
          for (int i = 0; i < Integer.parseInt(words[0]); i++) {
            colors.add(Color.decode(words[1]));
          }
        }
      }
      info =
          new VideoInfo(
              width,
              height,
              0,
              frameRate,
              OptionalDouble.of(colors.size() / frameRate),
              OptionalLong.of(colors.size()),
              "script",
              "text");
    }

    @Override
    public VideoInfo info() {
      return info;
    }

    @Override
    public boolean advance() {
      if (closed) {
        throw new AlreadyClosedException("closed");
      }
      do {
        number++;
      } while (keyFrames && number < colors.size() && !starts.contains(number));
      return number < colors.size();
    }

    @Override
    public Frame frame() {
      return new ScriptedFrame(number, false);
    }

    @Override
    public List<String> warnings() {
      return warnings;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        openStreams.decrementAndGet();
      }
    }

    private final class ScriptedFrame implements KeptFrame {
      private final int index;
      private final boolean kept;
      private boolean released;

      ScriptedFrame(int index, boolean kept) {
        this.index = index;
        this.kept = kept;
      }

      @Override
      public KeptFrame keep() {
        keptFrames.incrementAndGet();
        return new ScriptedFrame(index, true);
      }

      @Override
      public long bytes() {
        return 1;
      }

      @Override
      public void close() {
        if (kept && !released) {
          released = true;
          keptFrames.decrementAndGet();
        }
      }

      @Override
      public long number() {
        return index;
      }

      @Override
      public double time() {
        return index / frameRate;
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
        if (closed || released || (!kept && index != number)) {
          throw new IllegalStateException("frame " + index + " is gone");
        }
        Color color = colors.get(index);
        for (int i = 0; i < 3 * width * height; i += 3) {
          int shift = pictures && i >= 3 * width * (height / 2) ? 1 : 0;
          target[i] = (byte) (color.getRed() >> shift);
          target[i + 1] = (byte) (color.getGreen() >> shift);
          target[i + 2] = (byte) (color.getBlue() >> shift);
        }
      }
    }
  }
}
