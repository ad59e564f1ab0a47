package io.github.clipsearch.examples;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clipsearch.testing.ScriptedDecoder;
import io.github.clipsearch.video.Frame;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameGrabberTest {
  /** At 25 frames per second: frames 0 to 9 last from 0 to 0.4 s. */
  private static final double FRAME = 1 / 25.0;

  @TempDir Path folder;

  private final ScriptedDecoder decoder = new ScriptedDecoder();

  @Test
  void takesTheFramesOnTheScreenAtSeveralTimesInOnePass() {
    Path video = ScriptedDecoder.write(folder.resolve("video"), "10 #808080");
    List<Double> times = List.of(3.5 * FRAME, 0.0, 2 * FRAME, 3.9 * FRAME, 99.0, -1.0);

    var frames = FrameGrabber.at(decoder, video, times, Frame::number);

    assertThat(frames)
        .containsOnly(
            entry(0.0, 0L),
            entry(2 * FRAME, 2L),
            entry(3.5 * FRAME, 3L),
            entry(3.9 * FRAME, 3L),
            entry(99.0, 9L));
    assertThat(decoder.opened()).isEqualTo(1);
    assertThat(decoder.keptFrames()).isZero();
    assertThat(decoder.openStreams()).isZero();
  }

  @Test
  void takesOnePicture() {
    Path video = ScriptedDecoder.write(folder.resolve("video"), "5 #ff0000", "5 #0000ff");

    assertThat(FrameGrabber.at(decoder, video, 5 * FRAME))
        .hasValueSatisfying(
            picture -> assertThat(picture.pixels()).startsWith(0, 0, 255).endsWith(0, 0, 255));
    assertThat(FrameGrabber.at(decoder, video, 4.99 * FRAME))
        .hasValueSatisfying(picture -> assertThat(picture.pixels()).startsWith(255, 0, 0));
    assertThat(FrameGrabber.at(decoder, video, -FRAME)).isEmpty();
  }
}
