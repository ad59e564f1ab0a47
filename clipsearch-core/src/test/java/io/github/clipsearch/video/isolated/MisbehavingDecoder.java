package io.github.clipsearch.video.isolated;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.VideoStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/**
 * Does to its process what native decoders do. A video is a text: what to do when it is opened, a
 * number of good frames, what to do after them. The codec is the process id, the container a
 * setting that the decoder was made with.
 */
final class MisbehavingDecoder implements VideoDecoder {
  static final int EXIT_STATUS = 3;

  private final String setting;

  MisbehavingDecoder(String setting) {
    this.setting = setting;
  }

  enum Deed {
    NOTHING,
    HALT,
    HANG,
    SEGFAULT,
    OUT_OF_MEMORY,
    REFUSE,
    BUG,
    LIBRARY_MISSING,
    PRINT
  }

  static IsolatedVideoDecoder.Builder isolated() {
    return isolated("default");
  }

  static IsolatedVideoDecoder.Builder isolated(String setting) {
    return IsolatedVideoDecoder.builder(() -> new MisbehavingDecoder(setting));
  }

  static Path write(Path file, Deed onOpen, int frames, Deed afterwards) {
    try {
      return Files.writeString(file, onOpen + " " + frames + " " + afterwards);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "misbehaving";
  }

  @Override
  public VideoStream open(Path file) {
    String[] words;
    try {
      words = Files.readString(file).split(" ", -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    commit(Deed.valueOf(words[0]), file);
    return new Stream(file, Integer.parseInt(words[1]), Deed.valueOf(words[2]));
  }

  private static void commit(Deed deed, Path file) {
    switch (deed) {
      case NOTHING -> {}
      case HALT -> Runtime.getRuntime().halt(EXIT_STATUS);
      case HANG -> {
        announceHanging(file);
        hang();
      }
      case SEGFAULT -> {
        run("kill", "-SEGV", Long.toString(ProcessHandle.current().pid()));
        hang();
      }
      case OUT_OF_MEMORY -> throw new OutOfMemoryError("out of native memory");
      case REFUSE -> throw new VideoReadException(file, Reason.UNREADABLE, "it is not to my taste");
      case BUG -> throw new IllegalStateException("this should not have happened");
      case LIBRARY_MISSING -> throw new ClipSearchException("no library for this platform");
      case PRINT -> {
        System.out.println("garbage from Java");
        System.out.flush();
        run("sh", "-c", "printf 'garbage from native code \\000\\001\\377'");
      }
    }
  }

  private static void announceHanging(Path file) {
    try {
      Files.createFile(file.resolveSibling(file.getFileName() + ".hanging"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void hang() {
    boolean forever = true;
    while (forever) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        forever = true; // as deaf as native code
      }
    }
  }

  private static void run(String... command) {
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Stream implements VideoStream {
    private final Path file;
    private final int frames;
    private final Deed afterwards;
    private int number = -1;

    Stream(Path file, int frames, Deed afterwards) {
      this.file = file;
      this.frames = frames;
      this.afterwards = afterwards;
    }

    @Override
    public VideoInfo info() {
      return new VideoInfo(
          8,
          8,
          0,
          25,
          OptionalDouble.empty(),
          OptionalLong.empty(),
          setting,
          Long.toString(ProcessHandle.current().pid()));
    }

    @Override
    public boolean advance() {
      number++;
      if (number >= frames || afterwards == Deed.PRINT) {
        commit(afterwards, file);
      }
      return number < frames;
    }

    @Override
    public Frame frame() {
      return new GreyFrame(number);
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public void close() {
      // nothing to release
    }
  }

  /** As grey as its number says. */
  private record GreyFrame(long number) implements KeptFrame {
    @Override
    public double time() {
      return number / 25.0;
    }

    @Override
    public int width() {
      return 8;
    }

    @Override
    public int height() {
      return 8;
    }

    @Override
    public void readRgb(int width, int height, byte[] target) {
      Arrays.fill(target, 0, 3 * width * height, (byte) number);
    }

    @Override
    public KeptFrame keep() {
      return this;
    }

    @Override
    public long bytes() {
      return 1;
    }

    @Override
    public void close() {
      // nothing to release
    }
  }
}
