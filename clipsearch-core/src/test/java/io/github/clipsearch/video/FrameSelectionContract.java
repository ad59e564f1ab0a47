package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.clipsearch.ClipSearchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link VideoDecoderContract} about reading some of the frames. */
abstract class FrameSelectionContract extends HostileFilesContract {
  /**
   * Whether the decoder knows which frames are key frames.
   *
   * @return true unless a subclass says otherwise
   */
  protected boolean knowsKeyFrames() {
    return true;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 23, 24, 1000})
  void everyNthFrameHasItsOwnNumberTimeAndPicture(int interval, @TempDir Path folder)
      throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (VideoStream stream =
        decoder().open(clip(folder.resolve("clip.mp4")), FrameSelection.every(interval))) {
      while (stream.advance()) {
        Frame frame = stream.frame();
        numbers.add(frame.number());
        assertThat(frame.time()).isCloseTo((double) frame.number() / 10, within(0.001));
        TestCard.assertShows(frame.image(), (int) frame.number());
      }

      assertThat(stream.warnings()).isEmpty();
    }

    List<Long> expected = new ArrayList<>();
    for (long i = 0; i < FRAMES; i += interval) {
      expected.add(i);
    }
    assertThat(numbers).isEqualTo(expected);
  }

  @Test
  void keyFramesHaveTheirOwnTimesAndPictures(@TempDir Path folder) throws IOException {
    Path file = clip(folder.resolve("clip.mp4"));
    VideoDecoder decoder = decoder();
    if (!knowsKeyFrames()) {
      assertThatExceptionOfType(ClipSearchException.class)
          .isThrownBy(() -> decoder.open(file, FrameSelection.keyFrames()))
          .withMessageContaining("key frames");
      return;
    }
    List<Long> numbers = new ArrayList<>();
    List<KeptFrame> kept = new ArrayList<>();
    try (VideoStream stream = decoder.open(file, FrameSelection.keyFrames())) {
      while (stream.advance()) {
        Frame frame = stream.frame();
        numbers.add(frame.number());
        kept.add(frame.keep());
        assertThat(frame.time()).isCloseTo((double) frame.number() / 10, within(0.001));
        TestCard.assertShows(frame.image(), (int) frame.number());
      }

      assertThat(stream.warnings()).isEmpty();
      for (int i = 0; i < kept.size(); i++) {
        TestCard.assertShows(kept.get(i).image(), numbers.get(i).intValue());
      }
    }
    assertThat(numbers).startsWith(0L).isSorted().doesNotHaveDuplicates();
    assertThat(numbers).hasSizeBetween(2, FRAMES - 1);
  }
}
