package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What decoders that read all common formats make of real footage; expected values come from its
 * manifest and from ffprobe 5.1.
 */
public abstract class FootageContract {
  private static final Offset<Double> MICROSECOND = within(1e-6);

  /** All files that hold no picture, and why. */
  private static final Map<String, Reason> REFUSED =
      Map.of(
          "moviepy_somename.mp4", Reason.NO_VIDEO,
          "jave2_audioonly.mpeg", Reason.NO_VIDEO,
          "streamio_empty.flv", Reason.UNREADABLE,
          "phpff_WrongFile.mp4", Reason.UNREADABLE);

  /** The manifest's row is about its smaller stream; ffprobe counts these frames in the other. */
  private static final String TWO_STREAMS = "torchcodec_nasa_13013.mp4";

  private static final int FRAMES_OF_THE_LARGER = 390;

  /** For subclasses. */
  protected FootageContract() {}

  /**
   * The decoder to test.
   *
   * @return a decoder
   */
  protected abstract VideoDecoder decoder();

  /**
   * Files whose codec the decoder lacks.
   *
   * @return what the message calls the codec, by the file's name
   */
  protected Map<String, String> unsupported() {
    return Map.of();
  }

  /**
   * The duration that the decoder states for a file.
   *
   * @param name of the file
   * @param manifest what the manifest states, in seconds
   * @return seconds, to the {@link #durationTolerance}
   */
  protected double duration(String name, double manifest) {
    return manifest;
  }

  /**
   * How far durations of containers may be off.
   *
   * @return seconds
   */
  protected double durationTolerance() {
    return 0.001;
  }

  /**
   * How exactly the decoder obeys an edit list that starts between two ticks.
   *
   * @return seconds
   */
  protected double editTolerance() {
    return 1e-6;
  }

  @Test
  void everyFileHasTheFramesAndTheDurationOfTheManifest() throws IOException {
    List<String> rows = Files.readAllLines(SharedFiles.get("footage", "MANIFEST.tsv"));
    List<String> names = Arrays.asList(rows.get(0).split("\t", -1));
    int files = 0;
    for (String row : rows.subList(1, rows.size())) {
      String[] fields = row.split("\t", -1);
      String name = fields[names.indexOf("file")];
      if (REFUSED.containsKey(name) || unsupported().containsKey(name)) {
        continue;
      }
      double duration = duration(name, Double.parseDouble(fields[names.indexOf("duration_s")]));
      try (VideoStream stream = open(name)) {
        List<Double> times = times(stream);

        assertThat(times)
            .as("frames of %s", name)
            .hasSize(
                name.equals(TWO_STREAMS)
                    ? FRAMES_OF_THE_LARGER
                    : Integer.parseInt(fields[names.indexOf("frames_decoded")]))
            .isSorted()
            .doesNotHaveDuplicates();
        if (stream.info().duration().isPresent()) {
          assertThat(stream.info().duration().getAsDouble())
              .as("duration of %s", name)
              .isCloseTo(duration, within(durationTolerance()));
        } else {
          assertThat(stream.info().container()).isEqualTo("gif");
        }
        assertThat(times.get(times.size() - 1))
            .as("last frame of %s", name)
            .isLessThanOrEqualTo(duration);
        assertThat(stream.warnings()).as("an intact file: %s", name).isEmpty();
      }
      files++;
    }
    assertThat(files).isEqualTo(rows.size() - 1 - REFUSED.size() - unsupported().size());
  }

  @ParameterizedTest
  @CsvSource({
    "moviepy_somename.mp4, no video stream",
    "jave2_audioonly.mpeg, no video stream",
    "streamio_empty.flv, header is missing",
    "phpff_WrongFile.mp4, header is missing"
  })
  void whatCannotBeDecodedIsRefusedWithTheReason(String name, String explanation) {
    Path file = SharedFiles.get("footage", name);

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> decoder().open(file))
        .withMessageContaining(explanation)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(REFUSED.get(name)));
  }

  @Test
  void codecsThatAreMissingAreNamed() {
    unsupported()
        .forEach(
            (name, codec) ->
                assertThatExceptionOfType(VideoReadException.class)
                    .isThrownBy(() -> open(name))
                    .withMessageContaining(codec)
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_CODEC)));
  }

  @Test
  void unevenDelaysOfAnAnimationAreKept() {
    assertThat(timesOf("imageio_newtonscradle.gif"))
        .usingElementComparator(FootageContract::compareMicroseconds)
        .containsExactly(
            0.00, 0.05, 0.07, 0.09, 0.11, 0.13, 0.15, 0.17, 0.19, 0.21, 0.25, 0.27, 0.29, 0.31,
            0.33, 0.35, 0.37, 0.39, 0.41, 0.46, 0.48, 0.50, 0.52, 0.54, 0.56, 0.58, 0.60, 0.62,
            0.66, 0.68, 0.70, 0.72, 0.74, 0.76, 0.78, 0.80);
  }

  @Test
  void gapsInTheTimestampsAreKept() {
    List<Double> times = timesOf("humble_vp31.avi");

    assertThat(times.get(49)).isCloseTo(1.634968, MICROSECOND);
    assertThat(times.get(50)).isCloseTo(1.968635, MICROSECOND);
    assertThat(times.get(96)).isCloseTo(3.503504, MICROSECOND);
    assertThat(times.get(97)).isCloseTo(3.603604, MICROSECOND);
    assertThat(times.get(319)).isCloseTo(11.011011, MICROSECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "psd_delayed_start.mp4,         1.075,    1.115,    1.995",
    "intel_asl_bird.mkv,            0.033,    0.067,    2.1",
    "mdn_flower-fragmented.mp4,     0.066733, 0.1001,   5.038367",
    "imageio_realshort.mp4,         0,        0.033311, 1.165889",
    "streamio_awesome_widescreen.mov, 0,      0.1,      7.1"
  })
  void timesAreTheFilesTimestamps(String name, double first, double second, double last) {
    List<Double> times = timesOf(name);

    assertThat(times.get(0)).isCloseTo(first, MICROSECOND);
    assertThat(times.get(1)).isCloseTo(second, MICROSECOND);
    assertThat(times.get(times.size() - 1)).isCloseTo(last, MICROSECOND);
  }

  @Test
  void preRollOfAnEditListIsNotPresented() {
    try (VideoStream stream = open("cve_vid1.mp4")) {
      assertThat(stream.info().frameCount()).as("frames in the file").hasValue(74);
      List<Double> times = times(stream);

      assertThat(times).hasSize(56);
      assertThat(times.get(0)).isCloseTo(0, within(editTolerance()));
    }
  }

  @Test
  void ofTwoVideoStreamsTheLargerIsTaken() {
    try (VideoStream stream = open(TWO_STREAMS)) {
      assertThat(stream.info().width()).isEqualTo(480);
      assertThat(stream.info().height()).isEqualTo(270);
    }
  }

  private static int compareMicroseconds(double a, double b) {
    return Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b);
  }

  private VideoStream open(String name) {
    Path file = SharedFiles.get("footage", name);
    return decoder().open(file);
  }

  private List<Double> timesOf(String name) {
    try (VideoStream stream = open(name)) {
      return times(stream);
    }
  }

  private static List<Double> times(VideoStream stream) {
    List<Double> times = new ArrayList<>();
    while (stream.advance()) {
      assertThat(stream.frame().number()).isEqualTo(times.size());
      times.add(stream.frame().time());
    }
    return times;
  }
}
