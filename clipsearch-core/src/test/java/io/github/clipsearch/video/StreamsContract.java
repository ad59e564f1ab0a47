package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.testing.FfmpegCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the ffmpeg command whose streams are not as simple as others. */
public abstract class StreamsContract {
  private static final int FRAMES = 10;

  @TempDir private Path folder = Path.of("");

  /** For subclasses. */
  protected StreamsContract() {}

  /**
   * The decoder to test.
   *
   * @return a decoder
   */
  protected abstract VideoDecoder decoder();

  @ParameterizedTest
  @CsvSource({"mpeg2video, 0", "mpeg2video, 2", "libx264, 2"})
  void theSizeMayChangeInMidStream(String codec, int reordered) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (String size : List.of("96x64", "160x128", "96x64")) {
      Path part =
          make(size + ".ts", size, "-c:v", codec, "-bf", "" + reordered, "-pix_fmt", "yuv420p");
      joined.write(Files.readAllBytes(part));
    }
    Path file = Files.write(folder.resolve("joined.ts"), joined.toByteArray());

    List<Integer> widths = new ArrayList<>();
    try (VideoStream stream = decoder().open(file)) {
      double last = -1;
      while (stream.advance()) {
        Frame frame = stream.frame();
        assertThat(frame.time()).isGreaterThan(last);
        last = frame.time();
        RgbImage image = frame.image();
        assertThat(image.width()).isEqualTo(frame.width());
        assertThat(image.height()).isEqualTo(frame.width() == 96 ? 64 : 128);
        frame.readRgb(32, 20, new byte[3 * 32 * 20]);
        widths.add(frame.width());
      }
    }

    assertThat(widths).hasSizeBetween(3 * FRAMES - 3, 3 * FRAMES);
    assertThat(widths.subList(0, FRAMES - 1)).containsOnly(96);
    assertThat(widths.subList(FRAMES + 1, 2 * FRAMES - 3)).containsOnly(160);
    assertThat(widths).endsWith(96);
  }

  @ParameterizedTest
  @CsvSource({"2/1, 192", "1/2, 48", "1/1, 96"})
  void pixelsThatAreNotSquareAreMadeSo(String shape, int width) {
    Path file = make("clip.mp4", "96x64", "-c:v", "libx264", "-vf", "setsar=" + shape);

    try (VideoStream stream = decoder().open(file)) {
      stream.advance();
      assertThat(stream.info().width()).isEqualTo(width);
      assertThat(stream.frame().width()).isEqualTo(width);
      assertThat(stream.frame().image().height()).isEqualTo(64);
    }
  }

  @Test
  void aCoverPictureIsNoVideo() {
    Path video = make("video.mp4", "96x64", "-c:v", "libx264");
    Path cover = make("cover.png", "300x200", "-frames:v", "1");
    Path file =
        FfmpegCommand.make(
            folder.resolve("clip.mp4"),
            List.of(
                "-i",
                cover.toString(),
                "-i",
                video.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c",
                "copy",
                "-disposition:v:0",
                "attached_pic"));

    try (VideoStream stream = decoder().open(file)) {
      int frames = 0;
      while (stream.advance()) {
        assertThat(stream.frame().width()).isEqualTo(96);
        frames++;
      }
      assertThat(frames).isEqualTo(FRAMES);
    }
  }

  /** The ffmpeg command, which is not told what to take, is the other opinion. */
  @ParameterizedTest
  @CsvSource({
    "mp4, 96x64,  160x128, default, default, 160",
    "mp4, 160x128, 96x64,  default, default, 160",
    "mkv, 96x64,  160x128, default, default, 160",
    "mkv, 96x64,  160x128, default, 0, 96",
    "mkv, 160x128, 96x64,  0, default, 96",
    "mkv, 160x128, 96x64,  0, default+forced, 96",
    "mkv, 96x64,  160x128, 0, 0, 160",
    "ts,  96x64,  160x128, 0, 0, 160"
  })
  void ofSeveralStreamsTheOneIsTakenThatTheFfmpegCommandTakes(
      String extension, String first, String second, String mark, String otherMark, int width) {
    Path file =
        FfmpegCommand.make(
            folder.resolve("two." + extension),
            List.of(
                "-i",
                make("first.mkv", first, "-c:v", "libx264").toString(),
                "-i",
                make("second.mkv", second, "-c:v", "libx264").toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c",
                "copy",
                "-disposition:v:0",
                mark,
                "-disposition:v:1",
                otherMark));

    try (VideoStream stream = decoder().open(file)) {
      int frames = 0;
      while (stream.advance()) {
        assertThat(stream.frame().width()).isEqualTo(width);
        frames++;
      }
      assertThat(stream.info().width()).isEqualTo(width);
      assertThat(frames).isEqualTo(FRAMES);
    }
    Path taken = FfmpegCommand.make(folder.resolve("taken.mkv"), List.of("-i", file.toString()));
    try (VideoStream stream = decoder().open(taken)) {
      assertThat(stream.info().width()).isEqualTo(width);
    }
  }

  @Test
  void framesThatAreHeldBackComeAtTheEnd() {
    Path file = make("clip.mp4", "96x64", "-c:v", "libx264", "-bf", "4", "-b_strategy", "0");

    List<Double> times = new ArrayList<>();
    try (VideoStream stream = decoder().open(file)) {
      while (stream.advance()) {
        times.add(stream.frame().time());
      }
    }

    assertThat(times)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
  }

  private Path make(String name, String size, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("-f", "lavfi", "-i", "testsrc2=size=" + size + ":rate=10:duration=1"));
    all.addAll(List.of(arguments));
    return FfmpegCommand.make(folder.resolve(name), all);
  }
}
