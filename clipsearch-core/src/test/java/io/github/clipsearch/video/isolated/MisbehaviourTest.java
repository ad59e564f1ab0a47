package io.github.clipsearch.video.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.clipsearch.ClipSearchException;
import io.github.clipsearch.VideoReadException;
import io.github.clipsearch.VideoReadException.Reason;
import io.github.clipsearch.video.KeptFrame;
import io.github.clipsearch.video.VideoStream;
import io.github.clipsearch.video.isolated.MisbehavingDecoder.Deed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a decoder does, it costs the one file; the next is read, and nothing is left behind. */
class MisbehaviourTest {
  private static final int GOOD_FRAMES = 20;

  @TempDir private Path folder = Path.of("");
  @TempDir private Path temporaryFolder = Path.of("");
  private IsolatedVideoDecoder decoder = MisbehavingDecoder.isolated().build();

  @BeforeEach
  void makeDecoder() {
    decoder =
        MisbehavingDecoder.isolated()
            .timeLimit(Duration.ofSeconds(20))
            .temporaryFolder(temporaryFolder)
            .build();
  }

  @AfterEach
  void theNextFileIsReadAndNothingIsLeftBehind() throws IOException {
    Path good = write("good", Deed.NOTHING, Deed.NOTHING);
    assertThat(framesOf(good)).isEqualTo(GOOD_FRAMES);
    decoder.close();
    try (Stream<Path> left = Files.list(temporaryFolder)) {
      assertThat(left).as("left in the temporary folder").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HALT, it died with exit status 3",
    "OUT_OF_MEMORY, OutOfMemoryError: out of native memory",
    "BUG, this should not have happened"
  })
  void aBreakdownInTheMiddleIsTheFilesFailure(Deed deed, String what) {
    Path file = write("bad", Deed.NOTHING, deed);
    try (VideoStream stream = decoder.open(file)) {
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(() -> advanceToTheEnd(stream))
          .withMessageContaining(file.toString())
          .withMessageContaining(what)
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DECODER_FAILED))
          .satisfies(e -> assertThat(e.file()).isEqualTo(file));
      assertThatExceptionOfType(VideoReadException.class)
          .as("advancing again")
          .isThrownBy(stream::advance);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HALT, DECODER_FAILED, it died with exit status 3",
    "OUT_OF_MEMORY, DECODER_FAILED, OutOfMemoryError: out of native memory",
    "BUG, DECODER_FAILED, this should not have happened",
    "REFUSE, UNREADABLE, Cannot read the video %s: it is not to my taste"
  })
  void aBreakdownInOpeningIsTheFilesFailure(Deed deed, Reason reason, String what) {
    Path file = write("bad", deed, Deed.NOTHING);

    assertThatExceptionOfType(VideoReadException.class)
        .isThrownBy(() -> decoder.open(file))
        .withMessageContaining(what.formatted(file))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aSegmentationFaultIsReportedWithWhatTheJvmSaid() {
    assumeFalse(File.separatorChar == '\\', "Windows has no signals");
    Path file = write("bad", Deed.NOTHING, Deed.SEGFAULT);
    try (VideoStream stream = decoder.open(file)) {
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(() -> advanceToTheEnd(stream))
          .withMessageContaining("SIGSEGV")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DECODER_FAILED));
    }
  }

  @ParameterizedTest
  @CsvSource({"HANG, NOTHING, while opening it", "NOTHING, HANG, after frame"})
  void aHangIsEndedAfterTheTimeLimit(Deed onOpen, Deed afterwards, String when) {
    Path file = write("bad", onOpen, afterwards);
    try (IsolatedVideoDecoder impatient =
        MisbehavingDecoder.isolated().timeLimit(Duration.ofSeconds(3)).build()) {
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(
              () -> {
                try (VideoStream stream = impatient.open(file)) {
                  advanceToTheEnd(stream);
                }
              })
          .withMessageContaining("gave no answer within 3 s")
          .withMessageContaining(when)
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DECODER_FAILED));
    }
  }

  @Test
  void aHungStreamThatIsAbandonedIsEnded() throws Exception {
    Path file = MisbehavingDecoder.write(folder.resolve("bad"), Deed.NOTHING, 2, Deed.HANG);
    try (Hanging hanging = new Hanging(folder)) {
      VideoStream stream = decoder.open(file);
      long process = Long.parseLong(stream.info().codec());
      stream.advance();
      hanging.await();

      stream.close();

      assertThat(ProcessHandle.of(process)).isEmpty();
    }
  }

  @Test
  void whatIsPrintedDoesNotDisturbTheFrames() {
    assertThat(framesOf(write("loud", Deed.PRINT, Deed.PRINT))).isEqualTo(GOOD_FRAMES);
  }

  @Test
  void aMissingLibraryIsNotTheFilesFault() {
    Path file = write("bad", Deed.LIBRARY_MISSING, Deed.NOTHING);

    assertThatExceptionOfType(ClipSearchException.class)
        .isThrownBy(() -> decoder.open(file))
        .isNotInstanceOf(VideoReadException.class)
        .withMessage("no library for this platform");
  }

  @Test
  void keptFramesOutliveARefusalButNotTheirProcess() {
    try (VideoStream stream = decoder.open(write("refused", Deed.NOTHING, Deed.REFUSE))) {
      stream.advance();
      KeptFrame kept = stream.frame().keep();
      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(() -> advanceToTheEnd(stream))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));

      assertThat(kept.image().pixels()).containsOnly(0);
    }
    try (VideoStream stream = decoder.open(write("dead", Deed.NOTHING, Deed.HALT))) {
      stream.advance();
      KeptFrame kept = stream.frame().keep();
      assertThatExceptionOfType(VideoReadException.class).isThrownBy(() -> advanceToTheEnd(stream));

      assertThatExceptionOfType(VideoReadException.class)
          .isThrownBy(kept::image)
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DECODER_FAILED));
      kept.close();
    }
  }

  private Path write(String name, Deed onOpen, Deed afterwards) {
    return MisbehavingDecoder.write(folder.resolve(name), onOpen, GOOD_FRAMES, afterwards);
  }

  private int framesOf(Path file) {
    try (VideoStream stream = decoder.open(file)) {
      return advanceToTheEnd(stream);
    }
  }

  private static int advanceToTheEnd(VideoStream stream) {
    int frames = 0;
    while (stream.advance()) {
      assertThat(stream.frame().image().pixels()).containsOnly((int) stream.frame().number());
      frames++;
    }
    return frames;
  }
}
