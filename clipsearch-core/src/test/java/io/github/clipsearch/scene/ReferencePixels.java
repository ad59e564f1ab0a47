package io.github.clipsearch.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.clipsearch.video.Frame;
import io.github.clipsearch.video.VideoInfo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A video's frames with the pixels that PySceneDetect sees: converted to RGB as OpenCV's video
 * reader has FFmpeg do it (BT.601, colour not interpolated), by the program {@code ffmpeg}, and
 * scaled as OpenCV's {@code INTER_LINEAR} does. Frames are assumed to come at a constant rate.
 */
final class ReferencePixels {
  private static final int WEIGHT_BITS = 11;

  private final Path file;
  private final VideoInfo info;

  private ReferencePixels(Path file, VideoInfo info) {
    this.file = file;
    this.info = info;
  }

  /** Skips the calling test where there is no program {@code ffmpeg}. */
  static ReferencePixels of(Path file) throws IOException {
    String[] facts =
        output(
                "ffprobe -v error -select_streams v:0 -of default=nw=1:nk=1"
                    + " -show_entries stream=width,height,avg_frame_rate FILE",
                file)
            .split("\\s+", -1);
    String[] rate = facts[2].split("/", -1);
    return new ReferencePixels(
        file,
        new VideoInfo(
            Integer.parseInt(facts[0]),
            Integer.parseInt(facts[1]),
            0,
            Double.parseDouble(rate[0]) / Double.parseDouble(rate[1]),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            "test",
            "test"));
  }

  VideoInfo info() {
    return info;
  }

  void forEach(Consumer<Frame> frames) throws IOException {
    byte[] bgr = new byte[3 * info.width() * info.height()];
    Process ffmpeg =
        start(
            "ffmpeg -v error -nostdin -i FILE -map 0:v:0 -vf setparams=colorspace=unknown"
                + " -fps_mode passthrough -sws_flags bicubic -f rawvideo -pix_fmt bgr24 -",
            file);
    try (InputStream in = new BufferedInputStream(ffmpeg.getInputStream(), 1 << 20)) {
      long number = 0;
      while (in.readNBytes(bgr, 0, bgr.length) == bgr.length) {
        frames.accept(new PixelFrame(number, number / info.frameRate(), info, bgr));
        number++;
      }
      assertThat(number).as("frames of " + file).isPositive();
    } finally {
      ffmpeg.destroy();
    }
  }

  private static String output(String command, Path file) throws IOException {
    try (InputStream in = start(command, file).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static Process start(String command, Path file) {
    List<String> words =
        Arrays.stream(command.split(" "))
            .map(word -> word.equals("FILE") ? file.toString() : word)
            .toList();
    try {
      return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return abort("skipped: there is no program " + words.get(0));
    }
  }

  private record PixelFrame(long number, double time, VideoInfo info, byte[] bgr) implements Frame {
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
      Axis columns = Axis.of(width(), width);
      Axis rows = Axis.of(height(), height);
      for (int y = 0, out = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          for (int channel = 2; channel >= 0; channel--) {
            int above = between(rows.first[y], columns, x, channel);
            int below = between(rows.second[y], columns, x, channel);
            // OpenCV's vector code drops these bits on the way.
            int sum =
                ((rows.firstWeight[y] * (above >> 4)) >> 16)
                    + ((rows.secondWeight[y] * (below >> 4)) >> 16);
            target[out++] = (byte) ((sum + 2) >> 2);
          }
        }
      }
    }

    private int between(int row, Axis columns, int x, int channel) {
      int start = row * width();
      return (bgr[3 * (start + columns.first[x]) + channel] & 0xff) * columns.firstWeight[x]
          + (bgr[3 * (start + columns.second[x]) + channel] & 0xff) * columns.secondWeight[x];
    }
  }

  /** Which two pixels a scaled one lies between, along one axis. */
  private static final class Axis {
    final int[] first;
    final int[] second;
    final int[] firstWeight;
    final int[] secondWeight;

    private Axis(int to) {
      first = new int[to];
      second = new int[to];
      firstWeight = new int[to];
      secondWeight = new int[to];
    }

    static Axis of(int from, int to) {
      Axis axis = new Axis(to);
      for (int i = 0; i < to; i++) {
        float at = (float) ((i + 0.5) * from / to - 0.5);
        int left = Math.max(0, Math.min(from - 1, (int) Math.floor(at)));
        float right = at < 0 || left == from - 1 ? 0 : at - left;
        axis.first[i] = left;
        axis.second[i] = Math.min(left + 1, from - 1);
        axis.firstWeight[i] = (int) Math.rint((1 - right) * (1 << WEIGHT_BITS));
        axis.secondWeight[i] = (int) Math.rint(right * (1 << WEIGHT_BITS));
      }
      return axis;
    }
  }
}
