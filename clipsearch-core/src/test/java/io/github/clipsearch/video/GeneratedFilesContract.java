package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.testing.FfmpegCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos that the ffmpeg command writes: frames and times are those that ffprobe says. */
public abstract class GeneratedFilesContract {
  @TempDir private Path folder = Path.of("");

  /** For subclasses. */
  protected GeneratedFilesContract() {}

  /**
   * The decoder to test.
   *
   * @return a decoder
   */
  protected abstract VideoDecoder decoder();

  /**
   * Containers and codecs that the decoder says it cannot read.
   *
   * @return parts of "name arguments ": extensions with their dot and a blank, or names of encoders
   */
  protected Set<String> unsupported() {
    return Set.of();
  }

  @ParameterizedTest
  @CsvSource({
    "clip.mp4,  -c:v libx264",
    "clip.mov,  -c:v libx264 -bf 3 -pix_fmt yuv422p",
    "clip.mkv,  -c:v libx264 -pix_fmt yuv420p10le",
    "clip.avi,  -c:v libx264 -bf 0",
    "clip.ts,   -c:v libx264",
    "clip.flv,  -c:v libx264",
    "clip.h264, -c:v libx264",
    "fragmented.mp4, -c:v libx264 -movflags frag_keyframe+empty_moov",
    "variable.mkv, '-c:v libx264 -vf select=mod(n\\,3) -vsync vfr'",
    "variable.mp4, '-c:v libx264 -vf select=mod(n\\,5) -vsync vfr'",
    "late.mp4,  -c:v libx264 -output_ts_offset 3.5",
    "interlaced.mkv, -c:v libx264 -flags +ildct+ilme",
    "clip.mp4,  -c:v libx265 -x265-params log-level=none",
    "clip.mkv,  -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le",
    "clip.ts,   -c:v libx265 -x265-params log-level=none",
    "clip.webm, -c:v libvpx -deadline realtime -auto-alt-ref 1 -lag-in-frames 16",
    "clip.mkv,  -c:v libvpx -deadline realtime",
    "clip.webm, -c:v libvpx-vp9 -deadline realtime",
    "clip.mp4,  -c:v libvpx-vp9 -deadline realtime",
    "altref.mp4, -c:v libvpx-vp9 -deadline good -cpu-used 5 -auto-alt-ref 1 -lag-in-frames 16",
    "clip.ivf,  -c:v libvpx-vp9 -deadline realtime",
    "clip.mp4,  -c:v libaom-av1 -usage realtime -cpu-used 8",
    "clip.mkv,  -c:v libaom-av1 -usage good -cpu-used 8 -lag-in-frames 16",
    "clip.webm, -c:v libaom-av1 -usage realtime -cpu-used 8",
    "clip.mp4,  -c:v mpeg4 -bf 2",
    "clip.avi,  -c:v mpeg4",
    "clip.avi,  -c:v mpeg4 -bf 2",
    "clip.3gp,  -c:v mpeg4",
    "clip.m4v,  -c:v mpeg4",
    "clip.avi,  -c:v msmpeg4v2",
    "clip.avi,  -c:v msmpeg4",
    "clip.mpg,  -c:v mpeg1video",
    "clip.ts,   -c:v mpeg2video -bf 2",
    "clip.mpg,  -c:v mpeg2video -bf 2",
    "clip.vob,  -c:v mpeg2video",
    "clip.mxf,  -c:v mpeg2video",
    "clip.mkv,  -c:v mpeg2video -bf 2",
    "clip.mov,  -c:v prores_ks",
    "clip.mov,  -c:v prores_ks -profile:v 4 -pix_fmt yuva444p10le",
    "clip.mkv,  -c:v prores",
    "clip.mov,  -c:v mjpeg",
    "clip.avi,  -c:v mjpeg",
    "clip.mkv,  -c:v mjpeg",
    "clip.ogv,  -c:v libtheora",
    "clip.mkv,  -c:v libtheora",
    "clip.wmv,  -c:v wmv1",
    "clip.wmv,  -c:v wmv2",
    "clip.asf,  -c:v wmv2",
    "clip.flv,  -c:v flv",
    "clip.gif,  -c:v gif",
    "clip.apng, -c:v apng -f apng",
    "clip.mkv,  -c:v ffv1",
    "clip.avi,  -c:v ffv1",
    "clip.nut,  -c:v ffvhuff",
    "clip.avi,  -c:v huffyuv",
    "clip.mkv,  -c:v utvideo",
    "clip.mov,  -c:v qtrle",
    "clip.mov,  -c:v png",
    "clip.avi,  -c:v rawvideo -pix_fmt yuv420p",
    "clip.mov,  -c:v rawvideo -pix_fmt rgb24",
    "clip.y4m,  -pix_fmt yuv420p -f yuv4mpegpipe",
    "clip.mov,  -c:v dvvideo -s 720x576 -pix_fmt yuv420p",
    "clip.dv,   -c:v dvvideo -s 720x576 -pix_fmt yuv420p -f dv",
    "clip.mxf,  -c:v dnxhd -s 1280x720 -b:v 60M -pix_fmt yuv422p",
    "clip.3gp,  -c:v h263",
    "clip.mp4,  -c:v jpeg2000",
    "clip.mov,  -c:v cinepak -pix_fmt rgb24 -t 0.5",
    "clip.mkv,  -c:v snow -strict -2",
    "clip.rm,   -c:v rv20"
  })
  void framesAndTimesAreThoseOfFfprobe(String name, String arguments) {
    Path file = FfmpegCommand.make(folder.resolve(name), source(arguments));
    if (unsupported().stream().anyMatch((name + " " + arguments + " ")::contains)) {
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(() -> decoder().open(file))
          .satisfies(e -> assertThat(e.reason()).isIn(Reason.UNSUPPORTED_CODEC, Reason.UNREADABLE));
      return;
    }
    List<OptionalDouble> expected = FfmpegCommand.times(file);
    double start = name.matches(".*[.](ts|mpg|vob)") ? FfmpegCommand.start(file) : 0;

    List<Double> times = new ArrayList<>();
    try (VideoStream stream = decoder().open(file)) {
      while (stream.advance()) {
        times.add(stream.frame().time());
      }

      assertThat(stream.warnings()).isEmpty();
    }

    assertThat(times).hasSameSizeAs(expected).hasSizeGreaterThan(10);
    assertThat(times).isSorted().doesNotHaveDuplicates();
    for (int i = 0; i < times.size(); i++) {
      if (expected.get(i).isPresent()) {
        assertThat(times.get(i))
            .as("frame %d", i)
            .isCloseTo(expected.get(i).getAsDouble() - start, within(2e-6));
      }
    }
  }

  private static List<String> source(String arguments) {
    List<String> all =
        new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=size=176x144:rate=25:duration=1.6"));
    all.addAll(List.of(arguments.strip().split(" +", -1)));
    return all;
  }
}
