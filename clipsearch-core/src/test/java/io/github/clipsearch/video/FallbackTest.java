package io.github.clipsearch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.clipsearch.AlreadyClosedException;
import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.Scenes;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.scene.ContentDetector;
import io.github.clipsearch.testing.ScriptedDecoder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decoders that stand in for each other, with scripted ones. */
class FallbackTest {
  @TempDir private Path folder = Path.of("");

  private final ScriptedDecoder scripted = new ScriptedDecoder();

  @ParameterizedTest
  @EnumSource(names = {"UNSUPPORTED_CODEC", "UNREADABLE", "NO_VIDEO"})
  void theNextDecoderTakesWhatTheFirstCannotRead(Reason reason) {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "3 #ff0000", "2 #0000ff");
    VideoDecoder decoder = VideoDecoders.inOrder(List.of(refusing("picky", reason), scripted));

    try (VideoStream stream = decoder.open(file)) {
      assertThat(stream.decoderName()).isEqualTo("scripted");
      assertThat(stream.info().container()).isEqualTo("script");
      assertThatIllegalStateException().isThrownBy(stream::frame);
      for (int i = 0; i < 5; i++) {
        assertThat(stream.advance()).isTrue();
        assertThat(stream.frame().number()).isEqualTo(i);
      }
      assertThat(stream.advance()).isFalse();
    }
    assertThat(scripted.openStreams()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_FOUND", "NOT_A_FILE", "EMPTY", "IO_ERROR", "DECODER_FAILED"})
  void whatIsNotTheDecodersFaultGoesToNoOther(Reason reason) {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "3 #ff0000");
    VideoDecoder decoder = VideoDecoders.inOrder(List.of(refusing("picky", reason), scripted));

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> decoder.open(file))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(scripted.opened()).isZero();
  }

  @Test
  void aMissingFileIsShownToNoDecoder() {
    VideoDecoder decoder = VideoDecoders.inOrder(List.of(failing("any"), scripted));

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> decoder.open(folder.resolve("missing.mp4")))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @Test
  void aDecoderWithoutItsNativeLibraryIsPassedOver() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "3 #ff0000");

    try (VideoStream stream =
        VideoDecoders.inOrder(List.of(failing("native"), scripted)).open(file)) {
      assertThat(stream.decoderName()).isEqualTo("scripted");
    }
  }

  @Test
  void aStreamWithoutAFrameIsPassedOverAndClosed() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "lost everything");
    ScriptedDecoder second = new ScriptedDecoder();

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> VideoDecoders.inOrder(List.of(scripted, second)).open(file))
        .withMessageContaining("lost everything")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
    assertThat(second.opened()).isEqualTo(1);
    assertThat(scripted.openStreams() + second.openStreams()).isZero();
  }

  @Test
  void theMessageHasEachDecodersReasonAndTheMostTellingOneCounts() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "3 #ff0000");
    VideoDecoder decoder =
        VideoDecoders.inOrder(
            List.of(
                failing("native"),
                refusing("old", Reason.UNREADABLE),
                refusing("young", Reason.UNSUPPORTED_CODEC)));

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> decoder.open(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("native: no library")
        .withMessageContaining("old: it says UNREADABLE")
        .withMessageContaining("young: it says UNSUPPORTED_CODEC")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_CODEC))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
  }

  @Test
  void aMissingCodecNamesTheDependencyThatMayHaveIt() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "3 #ff0000");
    VideoDecoder onClassPath =
        new FallbackDecoder(List.of(refusing("humble", Reason.UNSUPPORTED_CODEC)), true);

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> onClassPath.open(file))
        .withMessageContaining("it says UNSUPPORTED_CODEC")
        .withMessageContaining("io.github.clipsearch:clipsearch-ffmpeg-bytedeco");
  }

  @Test
  void keyFramesGoToADecoderThatKnowsThem() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "3 #ff0000", "2 #0000ff");
    VideoDecoder withoutKeyFrames =
        new VideoDecoder() {
          @Override
          public String name() {
            return "plain";
          }

          @Override
          public VideoStream open(Path any) {
            return scripted.open(any);
          }
        };
    VideoDecoder decoder = VideoDecoders.inOrder(List.of(withoutKeyFrames, scripted));

    try (VideoStream stream = decoder.open(file, FrameSelection.keyFrames())) {
      assertThat(stream.decoderName()).isEqualTo("scripted");
      assertThat(stream.advance()).isTrue();
      assertThat(stream.advance()).isTrue();
      assertThat(stream.frame().number()).isEqualTo(3);
      assertThat(stream.advance()).isFalse();
    }
  }

  @Test
  void closingBeforeTheFirstFrameCloses() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "3 #ff0000");
    VideoStream stream = VideoDecoders.inOrder(List.of(scripted)).open(file);

    stream.close();

    assertThat(scripted.openStreams()).isZero();
    assertThatExceptionOfType(AlreadyClosedException.class).isThrownBy(stream::advance);
  }

  @Test
  void scenesSayWhichDecoderReadWhichFrames() {
    Path file = ScriptedDecoder.write(folder.resolve("video.txt"), "30 #ff0000", "20 #0000ff");
    VideoDecoder decoder =
        VideoDecoders.inOrder(List.of(refusing("picky", Reason.UNREADABLE), scripted));

    assertThat(Scenes.detect(file, decoder, ContentDetector.withDefaults()).frameSource())
        .isEqualTo(new FrameSource("scripted", FrameSelection.all()));
  }

  @Test
  void decodersOnTheClassPathAreFoundByName() {
    assertThat(VideoDecoders.onClassPath().name()).isEqualTo("raw");
    assertThat(VideoDecoders.preferring("raw").name()).isEqualTo("raw");
    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(() -> VideoDecoders.preferring("humble"))
        .withMessageContaining("'humble'")
        .withMessageContaining("[raw]")
        .withMessageContaining("clipsearch-ffmpeg");
    assertThatIllegalArgumentException().isThrownBy(() -> VideoDecoders.inOrder(List.of()));
  }

  private static VideoDecoder refusing(String name, Reason reason) {
    return new FailingDecoder(name, reason);
  }

  private static VideoDecoder failing(String name) {
    return new FailingDecoder(name, null);
  }

  private record FailingDecoder(String name, @Nullable Reason reason) implements VideoDecoder {
    @Override
    public VideoStream open(Path file) {
      throw reason == null
          ? new ClipSearchException("no library")
          : new VideoReadException(file, reason, "it says " + reason);
    }
  }
}
